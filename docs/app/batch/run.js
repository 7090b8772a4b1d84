// Estimates a table piece by piece in the calculator's worker: claims stay whole, it can be stopped, the page stays free.

import { isBlank } from "./read.js";

/**
 * @typedef {{fault: string, rows: string[][]}} ClaimRows
 * @typedef {{claims: ClaimRows[], rows: number}} Chunk
 *
 * @typedef {object} Run
 * @property {string[]} headings
 * @property {string[][]} rows - as the calculator reads them, without the headings
 * @property {(call: "batch_rows", value: unknown) => Promise<{results: string[][]}>} ask
 * @property {(done: number) => void} onProgress - rows done
 * @property {() => boolean} isCancelled
 */

const CHUNK = 1000; // rows handed over at once; a claim is never split
const LONGEST_CLAIM = 5000; // more rows of one claim are a mistake in the file

/**
 * @param {string[]} headings
 * @param {string[][]} rows - blank ones are left out
 * @param {number} [size]
 * @returns {Generator<Chunk>}
 */
export function* chunksOf(headings, rows, size = CHUNK) {
  const at = headings.indexOf("claim");
  const seen = new Set();
  /** @type {Chunk} */
  let chunk = { claims: [], rows: 0 };
  let current = "";
  for (const row of rows) {
    if (isBlank(row)) continue;
    const id = at < 0 ? "" : (row[at] ?? "").trim();
    const last = chunk.claims.at(-1);
    if (id !== "" && id === current && last) {
      last.rows.push(row);
      if (last.rows.length > LONGEST_CLAIM) last.fault = "claim=too-many-rows";
    } else {
      if (chunk.rows >= size) {
        yield chunk;
        chunk = { claims: [], rows: 0 };
      }
      chunk.claims.push({ fault: id !== "" && seen.has(id) ? "claim=returns-later" : "", rows: [row] });
      current = id;
      seen.add(id);
    }
    chunk.rows += 1;
  }
  if (chunk.rows > 0) yield chunk;
}

/**
 * @param {Run} run
 * @returns {Promise<string[][] | null>} the result cells of each row that is not blank; null: stopped
 */
export async function runTable({ headings, rows, ask, onProgress, isCancelled }) {
  /** @type {string[][]} */
  const results = [];
  for (const { claims } of chunksOf(headings, rows)) {
    const answer = await ask("batch_rows", { headings, claims });
    if (isCancelled()) return null;
    for (const result of answer.results) results.push(result);
    onProgress(results.length);
  }
  return results;
}
