// node suite.mjs PYODIDE_DIR LIBRARY_ZIP TEST_DIR SUITE_PY MODULE < seen.json
// Runs one module of CPython's own tests (TEST_DIR is a Python's folder `test`) and writes what suite.py tells, line by line.
import { readFileSync, writeSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

// Node would show the minified line first, all of it.
process.on("uncaughtException", (error) => { console.error(String(error?.stack ?? error).slice(-2000)); process.exit(1); });

const [pyodide, library, tests, suite] = process.argv.slice(2, 6).map((path) => resolve(path));
const seen = JSON.parse(await text(process.stdin));
const { info } = JSON.parse(readFileSync(`${pyodide}/pyodide-lock.json`, "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);

const python = await loadPyodide({
  indexURL: `${pyodide}/`,
  stdLibURL: library,
  lockFileContents: { info, packages: {} },
  env: { PYTHONPATH: "/tools", PYTHONDONTWRITEBYTECODE: "1", PYTHONHASHSEED: "0" },
  stdout: () => {},
  stderr: () => {},
  fsInit: async (fs) => {
    fs.mkdirTree("/tools/test");
    fs.mount(fs.filesystems.NODEFS, { root: tests }, "/tools/test");
    fs.writeFile("/tools/suite.py", readFileSync(suite));
    fs.writeFile("/tools/known.py", `IDS = ${JSON.stringify(seen)}\n`);
  },
});
python.pyimport("suite").run(process.argv[6], python.pyimport("known").IDS, (/** @type {string} */ line) => writeSync(1, `${line}\n`));
process.exit(0);
