// Starts Pyodide from files that are already checked, with the calculator on its path and the policy loaded into it.

import { RuntimeFault } from "./faults.js";

/** @typedef {Record<string, Promise<Uint8Array<ArrayBuffer>>>} Files - by name in the manifest */

const WASM = "pyodide.asm.wasm";
const STDLIB = "stdlib.zip";
const LOADER = "pyodide.mjs";
const MODULE = "pyodide.asm.js";
const CALCULATOR = "calculator.zip";
const POLICY = "policy.json";

/**
 * @param {RuntimeManifest} manifest
 * @param {URL} base - what the files' addresses are relative to
 * @param {Files} files
 * @returns {Promise<Record<string, (text: string) => string>>} the entry module: its functions take and give JSON text
 */
export async function startPython(manifest, base, files) {
  const nativeFetch = globalThis.fetch;
  // The only way to hand Pyodide its standard library: it asks for it by this name.
  globalThis.fetch = async (request, options) => {
    const name = String(request instanceof Request ? request.url : request).split("/").at(-1) ?? "";
    if (name === STDLIB) return new Response(await files[name]);
    return name === WASM ? new Response() : nativeFetch(request, options); // that one is compiled below
  };
  const wasm = compiled(files[WASM]);
  try {
    return await Promise.race([wasm.fault, load(manifest, base, files)]);
  } finally {
    wasm.restore();
    globalThis.fetch = nativeFetch;
  }
}

/**
 * @param {RuntimeManifest} manifest
 * @param {URL} base
 * @param {Files} files
 */
async function load(manifest, base, files) {
  const [{ loadPyodide }] = await Promise.all([
    imported(LOADER, manifest, base, files),
    imported(MODULE, manifest, base, files), // leaves _createPyodideModule on the global object
  ]);
  // Awaited before, because an error inside fsInit would not stop loadPyodide.
  const [calculator, policy] = await Promise.all([files[CALCULATOR], files[POLICY]]);
  const python = await loadPyodide({
    indexURL: base.href,
    stdLibURL: base.href + STDLIB,
    createPyodideModule: /** @type {any} */ (globalThis)._createPyodideModule,
    lockFileContents: { info: manifest.pyodide, packages: {} },
    packageBaseUrl: base.href,
    env: { PYTHONPATH: `/lib/${CALCULATOR}` },
    /** @param {{writeFile: (path: string, bytes: Uint8Array) => void}} fs */
    fsInit: async (fs) => fs.writeFile(`/lib/${CALCULATOR}`, calculator),
  });
  for (const name of Object.keys(files)) delete files[name]; // their bytes have been taken over: 9 MB
  const entry = python.pyimport(manifest.entry);
  entry.load(new TextDecoder().decode(policy));
  return entry;
}

/**
 * A module whose bytes were checked, from the browser's cache.
 *
 * @param {string} name
 * @param {RuntimeManifest} manifest
 * @param {URL} base
 * @param {Files} files
 * @returns {Promise<any>}
 */
async function imported(name, manifest, base, files) {
  await files[name];
  try {
    return await import(new URL(manifest.files[name].url, base).href);
  } catch (error) {
    throw new RuntimeFault(name, "blocked", String(error));
  }
}

/**
 * The WebAssembly is compiled as soon as its bytes are checked, while the loader is still on its way; Pyodide is handed
 * the result in place of a stream. Where it is refused (policy, memory) Pyodide only warns and waits for ever: the fault.
 *
 * @param {Promise<Uint8Array<ArrayBuffer>>} bytes
 * @returns {{fault: Promise<never>, restore: () => void}}
 */
function compiled(bytes) {
  const native = WebAssembly.instantiateStreaming;
  const module = bytes.then((whole) => WebAssembly.compile(whole));
  /** @type {(fault: RuntimeFault) => void} */
  let reject;
  /** @type {Promise<never>} */
  const fault = new Promise((_, no) => (reject = no));
  fault.catch(() => {});
  module.catch(() => {});
  WebAssembly.instantiateStreaming = async (_, imports) => {
    try {
      return { module: await module, instance: await WebAssembly.instantiate(await module, imports) };
    } catch (error) {
      reject(error instanceof RuntimeFault ? error : new RuntimeFault(WASM, "blocked", String(error)));
      throw error;
    }
  };
  return { fault, restore: () => { WebAssembly.instantiateStreaming = native; } };
}
