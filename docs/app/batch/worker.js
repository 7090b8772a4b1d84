// Reads one dropped file beside the page, which stays responsive meanwhile.

import { readTable, TableFault } from "./read.js";

/** @typedef {{rows: string[][], more: boolean} | {fault: import("./read.js").FileFault}} FromReader - rows: the next ones */

const PIECE = 2000; // rows told at once: the page takes each piece between two of its frames

self.onmessage = async (/** @type {MessageEvent<Uint8Array<ArrayBuffer>>} */ { data }) => {
  try {
    const rows = await readTable(data);
    for (let at = 0; at < rows.length; at += PIECE) tell({ rows: rows.slice(at, at + PIECE), more: at + PIECE < rows.length });
  } catch (error) {
    tell({ fault: error instanceof TableFault ? error.fault : { name: "not_a_table", values: {} } });
  }
};

/** @param {FromReader} message */
function tell(message) {
  self.postMessage(message);
}
