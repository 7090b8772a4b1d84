// Reads the words of one Word file (.docx) beside the page, which stays responsive meanwhile. Answers null when it is none.

import { unzipSync } from "fflate";
import mammoth from "mammoth";

const LARGEST_UNPACKED = 100_000_000; // bytes

self.onmessage = async (/** @type {MessageEvent<Uint8Array<ArrayBuffer>>} */ { data }) => {
  try {
    let size = 0;
    unzipSync(data, { filter: ({ originalSize }) => { size += originalSize; return false; } });
    if (size > LARGEST_UNPACKED) throw new Error("too large");
    const { value } = await mammoth.extractRawText({ arrayBuffer: data.buffer });
    self.postMessage(value.replace(/\n\n/g, "\n").replace(/\n+$/, "\n")); // the library sets an empty line between paragraphs
  } catch {
    self.postMessage(null);
  }
};
