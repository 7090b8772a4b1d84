"""What the estimate page downloads: the calculator, Pyodide, and the part of the standard library that they reach.

    xbuildenv  a cross-build environment for pyodide-build, from the npm package alone
    wheel      the calculator's wheel, made by pyodide-build
    reach      what the browser's entry point can import
    slim       Pyodide's WebAssembly and loader, cut to what is used; or unmodified
    pack       that part of the standard library and of the calculator, compiled inside Pyodide
    bundle     every file under a name that holds its digest, with a manifest and compressed copies
    venv       the calculator's own tests inside Pyodide's virtual environment
"""
