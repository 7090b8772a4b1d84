"""In place of importlib.resources.abc, whose old names importlib.abc still passes on: there are none."""

__all__: list[str] = []
