"""In place of Pyodide's public half, of which the calculator knows nothing. Imported when the C part has started."""

import sys

from _pyodide import STANDING_IN  # type: ignore[import-not-found]  # there only, beside Pyodide

for _name in STANDING_IN:
    del sys.modules[_name]
