// node pack.mjs PYODIDE_DIR LIBRARY_ZIP WHEEL TRIM_PY OUT_DIR < request.json
// Runs trim.py in Pyodide with that standard library and the calculator's wheel on its path, and takes the zips out.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

// Node would show the minified line first, all of it.
process.on("uncaughtException", (error) => { console.error(String(error?.stack ?? error)); process.exit(1); });

const [pyodide, library, wheel, trimPy, out] = process.argv.slice(2).map((path) => resolve(path));
const request = await text(process.stdin);
const { info } = JSON.parse(readFileSync(`${pyodide}/pyodide-lock.json`, "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);

const python = await loadPyodide({
  indexURL: `${pyodide}/`,
  stdLibURL: library,
  lockFileContents: { info, packages: {} },
  // No column tables in the bytecode: a quarter of its size; tracebacks keep their line numbers.
  env: { PYTHONPATH: "/calculator.zip:/tools", PYTHONNODEBUGRANGES: "1", PYTHONDONTWRITEBYTECODE: "1", PYTHONHASHSEED: "0" },
  fsInit: async (fs) => {
    fs.writeFile("/calculator.zip", readFileSync(wheel));
    fs.mkdirTree("/tools");
    fs.mkdirTree("/out");
    fs.writeFile("/tools/trim.py", readFileSync(trimPy));
  },
});
const report = python.pyimport("trim").trim(request);
for (const name of ["stdlib.zip", "calculator.zip", "letter.zip"]) writeFileSync(`${out}/${name}`, python.FS.readFile(`/out/${name}`));
writeFileSync(`${out}/modules.json`, report);
