"""In place of signatures for calls from Python to JavaScript: the calculator makes none."""

no_default = object()
default_signature = None
