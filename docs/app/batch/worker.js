// Reads one dropped file beside the page, which stays responsive meanwhile.

import { readTable, TableFault } from "./read.js";

/** @typedef {{rows: string[][]} | {fault: import("./read.js").FileFault}} FromReader */

self.onmessage = async (/** @type {MessageEvent<Uint8Array<ArrayBuffer>>} */ { data }) => {
  /** @type {FromReader} */
  let answer;
  try {
    answer = { rows: await readTable(data) };
  } catch (error) {
    answer = { fault: error instanceof TableFault ? error.fault : { name: "not_a_table", values: {} } };
  }
  self.postMessage(answer);
};
