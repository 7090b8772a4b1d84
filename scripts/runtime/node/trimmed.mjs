// node trimmed.mjs RUNTIME_DIR STAGE_DIR [MODULE.py] < claims.json > results.json
// Runs claims (a JSON list of texts) through the files that the browser gets, and then MODULE.walk(), both optional.
// STAGE_DIR/manifest.json says which: the estimate's, or those of letters, which are checked then.
// The worker starts the same files in the same way; here they need their own names, in a folder below node_modules'.
import { copyFileSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

// Node would show the minified line first, all of it.
process.on("uncaughtException", (error) => { console.error(String(error?.stack ?? error)); process.exit(1); });

const [runtime, stage, module] = process.argv.slice(2).map((path) => resolve(path));
const { files, pyodide, entry } = JSON.parse(readFileSync(`${stage}/manifest.json`, "utf8"));
for (const [name, { url }] of Object.entries(files)) copyFileSync(`${runtime}/${url}`, `${stage}/${name}`);

const { loadPyodide } = await import(pathToFileURL(`${stage}/pyodide.mjs`).href);
const python = await loadPyodide({
  indexURL: `${stage}/`,
  stdLibURL: `${stage}/stdlib.zip`,
  lockFileContents: { info: pyodide, packages: {} },
  packageBaseUrl: `${stage}/`,
  env: { PYTHONPATH: "/lib/calculator.zip:/tools" },
  fsInit: async (fs) => {
    fs.writeFile("/lib/calculator.zip", readFileSync(`${stage}/calculator.zip`));
    fs.mkdirTree("/tools");
    if (module) fs.writeFile(`/tools/${basename(module)}`, readFileSync(module));
  },
});
const calculator = python.pyimport(entry);
calculator.load(readFileSync(`${stage}/policy.json`, "utf8"));
const claims = JSON.parse(await text(process.stdin));
const call = calculator.check_json ?? calculator.estimate_json;
/** @type {number[]} */
const milliseconds = [];
const estimates = claims.map((/** @type {string} */ claim) => {
  const began = performance.now();
  const answer = call(claim);
  milliseconds.push(performance.now() - began);
  return answer;
});
const walked = module ? python.pyimport(basename(module, ".py")).walk() : null;
process.stdout.write(JSON.stringify({ estimates, milliseconds, walked }));
