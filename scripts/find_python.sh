#!/bin/sh
# Prints the path of a Python 3.13: the system's, else pyenv's, else uv's. Nothing found: says what to do, exit status 1.
wanted=3.13

right() { [ -n "$1" ] && [ "$("$1" -c 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$wanted" ]; }

for name in "python$wanted" python3 python; do
    found=$(command -v "$name" 2>/dev/null)
    right "$found" && { "$found" -c 'import sys; print(sys.executable)'; exit 0; }
done
for found in "$(pyenv prefix "$wanted" 2>/dev/null)/bin/python3" "$(uv python find --no-project "$wanted" 2>/dev/null)"; do
    right "$found" && { echo "$found"; exit 0; }
done
cat >&2 <<END
Python $wanted was not found (with its venv module), and the build needs exactly this one: it is Pyodide's.
Install it with one of these, then run make again:
    apt-get install python$wanted-venv     (Debian 13)
    pyenv install $wanted
    uv python install $wanted
END
exit 1
