// node slim.mjs PYODIDE_DIR OUT_DIR
// Writes pyodide.asm.wasm, pyodide.asm.js and slim.json (counts) from those of the npm package; see slim/ for what is cut.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { minify } from "terser";
import { basesOf, slimLoader } from "./slim/loader.mjs";
import { slimWasm } from "./slim/wasm.mjs";

// Node would show the minified line first, all of it.
process.on("uncaughtException", (error) => { console.error(String(error?.stack ?? error)); process.exit(1); });

const [pyodide, out] = process.argv.slice(2).map((path) => resolve(path));
const loader = readFileSync(`${pyodide}/pyodide.asm.js`, "utf8"), around = readFileSync(`${pyodide}/pyodide.mjs`, "utf8");

// Twice round: the WebAssembly keeps the exports that the whole loader uses, the loader the imports that are left then.
const { exports } = slimLoader(loader, around, null);
const wasm = slimWasm(readFileSync(`${pyodide}/pyodide.asm.wasm`), exports, basesOf(loader));
const slim = slimLoader(loader, around, wasm.imports);
const { code } = await minify(slim.output, { compress: { passes: 2 }, mangle: true, format: { ascii_only: false } });
if (!code) throw new Error("terser gave nothing");
writeFileSync(`${out}/pyodide.asm.wasm`, wasm.output);
writeFileSync(`${out}/pyodide.asm.js`, code);
writeFileSync(`${out}/slim.json`, `${JSON.stringify({ ...wasm.counts, ...slim.counts }, null, 1)}\n`);
