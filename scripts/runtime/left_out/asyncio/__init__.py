"""In place of asyncio: the calculator waits for nothing. Whoever asks for a part of it is told so."""


def __getattr__(name: str) -> object:
    raise AttributeError(f"asyncio.{name}: nothing asynchronous is in this runtime (scripts/runtime/left_out)")
