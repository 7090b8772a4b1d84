// Reads a file that somebody drops into rows of text: CSV in the encodings of Chinese offices, or the first sheet of an XLSX.

import { zipSync } from "fflate";
import { readSheet } from "read-excel-file/universal";
import { parseCsv } from "../table/csv.js";
import { begins, decoded } from "../table/encoding.js";
import { LARGEST, TableFault, unpacked } from "./workbook.js";

export { LARGEST, TableFault };

/** @typedef {import("./workbook.js").FileFault} FileFault */

export const MOST_ROWS = 100_000;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<string[][]>} rows; the first holds the headings. Throws TableFault.
 */
export async function readTable(bytes) {
  const rows = begins(bytes, [0x50, 0x4b]) ? await sheetRows(bytes) : textRows(bytes);
  while (rows.length > 0 && isBlank(/** @type {string[]} */ (rows.at(-1)))) rows.pop();
  // A sheet is as wide as its widest row: what stands beside the headings is no column.
  const headings = rows[0] ?? [];
  while (headings.length > 0 && headings.at(-1)?.trim() === "") headings.pop();
  if (rows.length < 2) throw new TableFault("empty");
  if (rows.length - 1 > MOST_ROWS) throw new TableFault("too_many_rows", { rows: rows.length - 1, most: MOST_ROWS });
  return rows;
}

/** @param {string[]} row */
export function isBlank(row) {
  return row.every((cell) => cell.trim() === "");
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function textRows(bytes) {
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new TableFault("old_excel");
  const text = decoded(bytes);
  if (text.includes("\0")) throw new TableFault("not_a_table");
  const whole = withoutEnd(text);
  const rows = parseCsv(whole, MOST_ROWS + 2);
  if (rows.length < MOST_ROWS + 2) return rows;
  let lines = 0;
  for (let at = whole.indexOf("\n"); at >= 0; at = whole.indexOf("\n", at + 1)) lines += 1;
  throw new TableFault("too_many_rows", { rows: Math.max(lines, rows.length - 1), most: MOST_ROWS });
}

/** The text without empty lines at its end: there may be millions. @param {string} text */
function withoutEnd(text) {
  let end = text.length;
  while (end > 0 && ",;\t\r\n ".includes(text.charAt(end - 1))) end -= 1;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return text.slice(0, end);
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function sheetRows(bytes) {
  // Packed again without compression: the library would start a worker from a blob to unpack it, which the site forbids.
  const plain = zipSync(unpacked(bytes), { level: 0 });
  try {
    const sheet = await readSheet(plain.buffer);
    return sheet.map((row) => row.map(cellText));
  } catch {
    throw new TableFault("not_a_table");
  }
}

/** @param {unknown} value - as the library reads a cell */
function cellText(value) {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
