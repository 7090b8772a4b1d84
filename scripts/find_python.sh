#!/bin/sh
# Prints the path of a Python 3.13: the system's, else pyenv's, else uv's. Debian ships the venv module apart: it is
# installed where apt may. Nothing found: says what to do, exit status 1.
wanted=3.13

version_of() { [ -n "$1" ] && "$1" -c "import sys$2; print('%d.%d' % sys.version_info[:2])" 2>/dev/null; }
right() { [ "$(version_of "$1" ", venv, ensurepip")" = "$wanted" ]; }

system() {
    for name in "python$wanted" python3 python; do
        found=$(command -v "$name" 2>/dev/null)
        "$1" "$found" && { "$found" -c 'import sys; print(sys.executable)'; return 0; }
    done
    return 1
}
without_venv() { [ "$(version_of "$1")" = "$wanted" ]; }

system right && exit 0
for found in "$(pyenv prefix "$wanted" 2>/dev/null)/bin/python3" "$(uv python find --no-project "$wanted" 2>/dev/null)"; do
    right "$found" && { echo "$found"; exit 0; }
done
if system without_venv >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Python $wanted is here without its venv module: apt-get install python$wanted-venv" >&2
    { apt-get update -qq && apt-get install -y -qq "python$wanted-venv"; } >&2 && system right && exit 0
fi
cat >&2 <<END
Python $wanted was not found (with its venv module), and the build needs exactly this one: it is Pyodide's.
Install it with one of these, then run make again:
    apt-get install python$wanted-venv     (Debian 13)
    pyenv install $wanted
    uv python install $wanted
END
exit 1
