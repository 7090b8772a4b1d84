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
  // The only way to hand Pyodide its WebAssembly and its standard library: it asks for them by these names.
  globalThis.fetch = async (request, options) => {
    const name = String(request instanceof Request ? request.url : request).split("/").at(-1) ?? "";
    return name === WASM || name === STDLIB ? asResponse(name, await files[name]) : nativeFetch(request, options);
  };
  const refused = wasmRefused();
  try {
    return await Promise.race([refused.fault, load(manifest, base, files)]);
  } finally {
    refused.restore();
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

/** @param {string} name @param {Uint8Array<ArrayBuffer>} bytes */
function asResponse(name, bytes) {
  return new Response(bytes, { headers: { "Content-Type": name === WASM ? "application/wasm" : "application/zip" } });
}

/** Pyodide only warns when the WebAssembly is refused (policy, memory), and then waits for ever: notice it here. */
function wasmRefused() {
  const native = WebAssembly.instantiateStreaming;
  /** @type {(fault: RuntimeFault) => void} */
  let reject;
  /** @type {Promise<never>} */
  const fault = new Promise((_, no) => (reject = no));
  fault.catch(() => {});
  WebAssembly.instantiateStreaming = (source, imports) =>
    native(source, imports).catch((error) => {
      reject(new RuntimeFault(WASM, "blocked", String(error)));
      throw error;
    });
  return { fault, restore: () => { WebAssembly.instantiateStreaming = native; } };
}
