"""Build tools of the site: `python -m scripts.build` is the command line."""
