"""In place of importlib.resources, which reads files out of packages: the calculator's data come from the page."""
