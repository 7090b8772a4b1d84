"""In place of Pyodide's event loop: without asyncio there is none."""


def _initialize_event_loop() -> None:
    """Called at Pyodide's start; under Node the whole module does as much."""
