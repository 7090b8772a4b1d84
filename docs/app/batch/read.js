// Reads a file that somebody drops into rows of text: CSV in the encodings of Chinese offices, or the first sheet of an XLSX.

import { strFromU8, unzipSync, zipSync } from "fflate";
import { readSheet } from "read-excel-file/universal";
import { parseCsv } from "../table/csv.js";
import { begins, decoded } from "../table/encoding.js";

/** @typedef {{name: string, values: Record<string, string | number>}} FileFault - name: a key of the words many.file.* */

export const LARGEST = 20_000_000; // bytes of a file
const LARGEST_UNPACKED = 300_000_000; // bytes of a sheet, unpacked
export const MOST_ROWS = 100_000;
const FORMULA = /<c\b[^>]*\br="([A-Z]+\d+)"[^>]*>\s*<f[\s/>]/g;

/** A file that cannot be used; the page says why in the reader's language. */
export class TableFault extends Error {
  /** @param {string} name @param {Record<string, string | number>} [values] */
  constructor(name, values = {}) {
    super(name);
    this.fault = { name, values };
  }
}

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
  return parseCsv(text);
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

/**
 * The files of a workbook. Macros and formulas are refused and named: what they would compute is not in the file, or may be stale.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Record<string, Uint8Array<ArrayBuffer>>}
 */
function unpacked(bytes) {
  let macros = false;
  let size = 0;
  /** @type {Record<string, Uint8Array<ArrayBuffer>>} */
  let files;
  try {
    files = unzipSync(bytes, { filter: ({ name, originalSize }) => {
      macros ||= name.endsWith("vbaProject.bin");
      const wanted = /\.(xml|rels)$/.test(name);
      if (wanted) size += originalSize;
      return wanted && size <= LARGEST_UNPACKED;
    } });
  } catch {
    throw new TableFault("not_a_table");
  }
  if (macros) throw new TableFault("macros");
  if (size > LARGEST_UNPACKED) throw new TableFault("too_large", { size: Math.ceil(size / 1e6), most: LARGEST / 1e6 });
  const [first] = Object.keys(files).filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  if (first === undefined) throw new TableFault("not_a_table");
  const cells = [...strFromU8(/** @type {Uint8Array} */ (files[first])).matchAll(FORMULA)].map((found) => found[1] ?? "");
  if (cells.length > 0) throw new TableFault("formulas", { cells: cells.slice(0, 5).join(", "), n: cells.length });
  return files;
}

/** @param {unknown} value - as the library reads a cell */
function cellText(value) {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
