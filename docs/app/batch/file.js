// One file on its way from the reader's hands to rows: refused when too large, otherwise read by a worker of its own.

import { LARGEST } from "./read.js";

/**
 * @param {File} file
 * @returns {Promise<{rows: string[][]} | {fault: import("./read.js").FileFault}>}
 */
export async function rowsOf(file) {
  if (file.size > LARGEST) return { fault: { name: "too_large", values: { size: Math.ceil(file.size / 1e6), most: LARGEST / 1e6 } } };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const worker = new Worker(new URL(BATCH_WORKER, import.meta.url), { type: "module" });
  try {
    /** @type {string[][]} */
    const rows = [];
    return await new Promise((resolve, reject) => {
      worker.onmessage = (/** @type {MessageEvent<import("./worker.js").FromReader>} */ { data }) => {
        if ("fault" in data) return resolve(data);
        rows.push(...data.rows);
        if (!data.more) resolve({ rows });
      };
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(bytes, [bytes.buffer]);
    });
  } catch {
    return { fault: { name: "not_a_table", values: {} } };
  } finally {
    worker.terminate();
  }
}
