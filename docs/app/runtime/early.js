// The estimate page's first script: starts the calculator's worker while styles and the page's own scripts still load.

/** @typedef {import("./early_worker.js").EarlyWorker} EarlyWorker */

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);

if (script && "WebAssembly" in globalThis) {
  const url = new URL(RUNTIME_WORKER.url, script.src).href;
  const policy = script.dataset.policy ?? "";
  try {
    const worker = new Worker(url, { type: "module", name: policy });
    /** @type {EarlyWorker["heard"]} */
    const heard = [];
    worker.onmessage = worker.onerror = (/** @type {MessageEvent | ErrorEvent} */ event) => { heard.push(event); };
    globalThis.earlyWorker = { worker, url, policy, heard };
  } catch {
    // The page's own script tries again, and says what is wrong.
  }
}
