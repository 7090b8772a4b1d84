// Runs Python's own command line (-m, -c, a file) in Pyodide, with the folders of this machine mounted where they are.
// Pyodide's files are those of PYODIDE_FILES, or those beside this one.
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { PYODIDE_DIST: beside, PYODIDE_FILES: dist = beside, PYODIDE_EXECUTABLE: executable, ...env } = process.env;
const OWN = new Set(["dev", "proc", "sys", "lib"]); // Pyodide has its own of these

const { loadPyodide } = await import(pathToFileURL(`${dist}/pyodide.mjs`).href);
const python = await loadPyodide({
  indexURL: `${dist}/`,
  args: process.argv.slice(2),
  env: { ...env, PYTHONINSPECT: "" }, // Pyodide's default is 1: it would stay after the end, and show SystemExit
  _sysExecutable: executable,
  fsInit: async (fs) => {
    for (const entry of readdirSync("/", { withFileTypes: true })) {
      if (OWN.has(entry.name) || !entry.isDirectory()) continue;
      fs.mkdirTree(`/${entry.name}`);
      fs.mount(fs.filesystems.NODEFS, { root: `/${entry.name}` }, `/${entry.name}`);
    }
    fs.chdir(process.cwd());
  },
});
python.FS.chdir(process.cwd());
process.exit(python._module._run_main());
