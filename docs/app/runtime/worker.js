// The calculator's worker: downloads start with its first lines; every file is checked; every wait ends; one call at a time.

import { download } from "./download.js";
import { RuntimeFault } from "./faults.js";
import { startPython } from "./python.js";

/**
 * @typedef {{type: "alive"} | {type: "progress", done: number, of: number} | {type: "starting"} | {type: "ready"}
 *   | {type: "failed", file: string, reason: import("./faults.js").Reason, detail: string}
 *   | {type: "answer", id: number, text: string} | {type: "broken", id: number, detail: string}} FromWorker
 * @typedef {{id: number, call: string, text: string}} ToWorker
 */

const manifest = RUNTIME_MANIFEST, limits = RUNTIME_LIMITS;
const base = new URL(RUNTIME_FOLDER, import.meta.url);
const fresh = new URL(self.location.href).searchParams.has("fresh"); // after a failure: past the browser's cache
// The page names the worker after its policy, when that is not the first one.
const own = manifest.policies[self.name];
/** @type {Record<string, RuntimeFile>} */
const wanted = own ? { ...manifest.files, "policy.json": own } : manifest.files;
const names = Object.keys(wanted);
/** @type {Map<string, number>} */
const bytes = new Map();
const files = Object.fromEntries(names.map((name) => [name, download(name, wanted[name], base, { limits, fresh, onProgress })]));
tell({ type: "alive" });
// Pyodide asks for two of the files on its own and may not look at the promise any more: the fault is told below.
self.addEventListener("unhandledrejection", (event) => event.reason instanceof RuntimeFault && event.preventDefault());

const calls = start();
calls.then(() => tell({ type: "ready" }), (error) => {
  const fault = error instanceof RuntimeFault ? error : new RuntimeFault(manifest.entry, "crashed", String(error).slice(-500));
  tell({ type: "failed", file: fault.file, reason: fault.reason, detail: fault.detail });
});

self.onmessage = async (/** @type {MessageEvent<ToWorker>} */ { data: { id, call, text } }) => {
  try {
    tell({ type: "answer", id, text: (await calls)[call](text) });
  } catch (error) {
    tell({ type: "broken", id, detail: String(error).slice(-500) });
  }
};

/** Download everything and start Python; loadPyodide itself would wait for ever for a file that fails. */
async function start() {
  const all = Promise.all(Object.values(files));
  const python = startPython(manifest, base, files);
  await within(limits.downloads, Promise.race([all, python.then(() => all)]), "downloads");
  tell({ type: "starting" });
  return within(limits.start, python, manifest.entry);
}

/**
 * @template Value
 * @param {number} limit - milliseconds
 * @param {Promise<Value>} work
 * @param {string} what - named in the fault
 * @returns {Promise<Value>}
 */
function within(limit, work, what) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new RuntimeFault(what, "too-slow")), limit)));
  return /** @type {Promise<Value>} */ (Promise.race([work, late])).finally(() => clearTimeout(timer));
}

/** @param {string} name @param {number} count */
function onProgress(name, count) {
  bytes.set(name, count);
  const sum = (/** @type {Iterable<number>} */ numbers) => [...numbers].reduce((a, b) => a + b, 0);
  tell({ type: "progress", done: sum(bytes.values()), of: sum(Object.values(wanted).map((file) => file.size)) });
}

/** @param {FromWorker} message */
function tell(message) {
  self.postMessage(message);
}
