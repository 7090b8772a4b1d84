// What no way of starting Pyodide goes below: its WebAssembly fetched and compiled, nothing run.
await WebAssembly.compileStreaming(fetch(new URL("pyodide/pyodide.asm.wasm", import.meta.url)));
document.querySelector("#figure").textContent = "compiled";
