// A worker that was started before the page's own script was there (early.js), handed over once.

/**
 * @typedef {object} EarlyWorker
 * @property {Worker} worker
 * @property {string} url
 * @property {string} policy - its name; "": the policy that the site speaks of first
 * @property {(MessageEvent | ErrorEvent)[]} heard - what it said meanwhile
 */

/**
 * The early worker, if it runs this script for this policy. What it has said is said again once the caller, who sets
 * `onmessage` and `onerror` at once, is done.
 *
 * @param {URL} url
 * @param {string} policy
 * @returns {Worker | null}
 */
export function takeEarly(url, policy) {
  const early = globalThis.earlyWorker;
  globalThis.earlyWorker = undefined;
  if (!early) return null;
  const { worker, heard } = early;
  if (early.url !== url.href || early.policy !== policy) {
    worker.terminate();
    return null;
  }
  queueMicrotask(() => {
    for (const event of heard) worker[event.type === "error" ? "onerror" : "onmessage"]?.(/** @type {any} */ (event));
  });
  return worker;
}
