// One file of the runtime: fetched, counted, checked against its size and digest, and tried again when it is not whole.

import { RuntimeFault } from "./faults.js";
import { sha256 } from "./sha256.js";

const TELL_EVERY = 64_000; // bytes between two reports

/**
 * @typedef {object} Options
 * @property {RuntimeLimits} limits
 * @property {boolean} fresh - past the browser's cache from the first try on
 * @property {(name: string, bytes: number) => void} onProgress - decoded bytes of this file so far; falls on a new try
 * @property {typeof fetch} [fetch]
 */

/**
 * The bytes of a file, exactly those that the manifest names.
 *
 * @param {string} name - in the manifest
 * @param {RuntimeFile} file
 * @param {URL} base - what the file's address is relative to
 * @param {Options} options
 * @returns {Promise<Uint8Array<ArrayBuffer>>} rejects with the RuntimeFault of the last try
 */
export async function download(name, file, base, options) {
  const { limits, fresh } = options;
  for (let tried = 1; ; tried++) {
    try {
      return await once(name, file, base, fresh || tried > 1 ? "reload" : "default", options);
    } catch (fault) {
      if (tried >= limits.tries) throw fault;
      options.onProgress(name, 0);
      await new Promise((resolve) => setTimeout(resolve, limits.pause * 3 ** (tried - 1)));
    }
  }
}

/**
 * @param {string} name
 * @param {RuntimeFile} file
 * @param {URL} base
 * @param {RequestCache} cache
 * @param {Options} options
 */
async function once(name, file, base, cache, { limits, onProgress, fetch = globalThis.fetch }) {
  const stop = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(new RuntimeFault(name, "stalled")), limits.stall);
  };
  wait();
  try {
    const response = await fetch(new URL(file.url, base), { cache, signal: stop.signal });
    if (!response.ok || !response.body) throw new RuntimeFault(name, "status", String(response.status));
    const bytes = new Uint8Array(file.size);
    let at = 0, told = 0;
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      wait();
      if (at + value.length > file.size) throw new RuntimeFault(name, "damaged", "too long");
      bytes.set(value, at);
      at += value.length;
      if (at - told >= TELL_EVERY) onProgress(name, (told = at));
    }
    if (at < file.size) throw new RuntimeFault(name, "cut-short", `${at} of ${file.size} bytes`);
    if ((await sha256(bytes)) !== file.sha256) throw new RuntimeFault(name, "damaged", "digest");
    onProgress(name, at);
    return bytes;
  } catch (error) {
    if (error instanceof RuntimeFault) throw error;
    if (stop.signal.reason instanceof RuntimeFault) throw stop.signal.reason;
    throw new RuntimeFault(name, "unreachable", String(error));
  } finally {
    clearTimeout(timer);
    if (!stop.signal.aborted) stop.abort(); // ends a download that is given up, whatever the cause
  }
}
