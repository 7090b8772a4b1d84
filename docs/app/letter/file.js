// One file on its way to a letter: text in the encodings of Chinese offices as it is, Word's .docx by a worker of its own.

import { begins, decoded } from "../table/encoding.js";
import { LARGEST, refusal, refused } from "./refusal.js";

/** @typedef {import("./refusal.js").Refusal} Refusal */
/** @typedef {{text: string} | {refusal: Refusal}} Read */

const PATIENCE = 30_000; // ms for one Word file

/** @type {[bytes: number[], name: Refusal["name"]][]} */
const OTHERS = [[[0xd0, 0xcf, 0x11, 0xe0], "old_word"], [[0x25, 0x50, 0x44, 0x46], "pdf"], [[0x7b, 0x5c, 0x72, 0x74, 0x66], "rtf"]];

/**
 * @param {File} file
 * @returns {Promise<Read>}
 */
export async function letterOf(file) {
  if (file.size > LARGEST) return { refusal: refusal("too_large", { size: Math.ceil(file.size / 1e6), most: LARGEST / 1e6 }) };
  const bytes = new Uint8Array(await file.arrayBuffer());
  for (const [start, name] of OTHERS) if (begins(bytes, start)) return { refusal: refusal(name) };
  if (begins(bytes, [0x50, 0x4b])) return readWord(bytes);
  const text = decoded(bytes);
  const wrong = text.includes("\ufffd") ? refusal("not_text") : refused(text);
  return wrong ? { refusal: wrong } : { text };
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<Read>} */
async function readWord(bytes) {
  const worker = new Worker(new URL(DOCX_WORKER, import.meta.url), { type: "module" });
  try {
    /** @type {string | null} */
    const text = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      setTimeout(() => resolve(null), PATIENCE);
      worker.postMessage(bytes, [bytes.buffer]);
    });
    if (text === null) return { refusal: refusal("docx") };
    const wrong = refused(text);
    return wrong ? { refusal: wrong } : { text };
  } catch {
    return { refusal: refusal("docx") };
  } finally {
    worker.terminate();
  }
}
