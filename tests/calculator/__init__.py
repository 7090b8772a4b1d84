"""Tests of the calculator, mirroring its modules; they run in CPython and, in Pyodide's venv, under WebAssembly."""
