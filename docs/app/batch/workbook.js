// The files of an XLSX, looked at before the library reads them: what would fill the memory, macros and formulas are refused.

import { strFromU8, unzipSync } from "fflate";

/** @typedef {{name: string, values: Record<string, string | number>}} FileFault - name: a key of the words many.file.* */
/** @typedef {Record<string, Uint8Array<ArrayBuffer>>} Files */

export const LARGEST = 20_000_000; // bytes of a file
const LARGEST_UNPACKED = 300_000_000; // bytes of a sheet, unpacked
const MOST_PLACES = 20_000_000; // cells between the first one and the last, empty ones too: the library makes each
const LAST_ROW = 1_048_576, LAST_COLUMN = 16_384; // of any spreadsheet program
const SHEETS = /^xl\/worksheets\/[^/]+\.xml$/;
const TAG = /<(row|c|f)(?=[\s/>])([^>]*)>/g;

/** A file that cannot be used; the page says why in the reader's language. */
export class TableFault extends Error {
  /** @param {string} name @param {Record<string, string | number>} [values] */
  constructor(name, values = {}) {
    super(name);
    this.fault = { name, values };
  }
}

/**
 * The files of a workbook with its first sheet only. Macros and formulas are refused and named: what they would compute is
 * not in the file, or may be stale.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Files} throws TableFault
 */
export function unpacked(bytes) {
  let macros = false;
  let size = 0;
  /** @type {Files} */
  let files;
  const wanted = (/** @type {{name: string}} */ { name }) => /\.(xml|rels)$/.test(name);
  try {
    unzipSync(bytes, { filter: (file) => {
      macros ||= file.name.endsWith("vbaProject.bin");
      if (wanted(file)) size += file.originalSize;
      return false;
    } });
    files = macros || size > LARGEST_UNPACKED ? {} : unzipSync(bytes, { filter: wanted });
  } catch {
    throw new TableFault("not_a_table");
  }
  if (macros) throw new TableFault("macros");
  if (size > LARGEST_UNPACKED) throw new TableFault("too_large", { size: Math.ceil(size / 1e6), most: LARGEST / 1e6 });
  const first = firstSheet(files);
  if (!Object.hasOwn(files, first)) throw new TableFault("not_a_table");
  for (const name of Object.keys(files)) if (SHEETS.test(name) && name !== first) delete files[name];
  look(textOf(files, first));
  return files;
}

/** The name of the file of the first sheet, by the order of the tabs and not of the files. @param {Files} files */
function firstSheet(files) {
  const sheet = /<sheet\s[^>]*>/.exec(textOf(files, "xl/workbook.xml"))?.[0] ?? "";
  const id = attribute(sheet, "\\w+:id");
  const relations = textOf(files, "xl/_rels/workbook.xml.rels").match(/<Relationship\s[^>]*>/g) ?? [];
  const target = attribute(relations.find((tag) => attribute(tag, "Id") === id) ?? "", "Target") ?? "";
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/** @param {Files} files @param {string} name */
function textOf(files, name) {
  const found = Object.hasOwn(files, name) ? files[name] : undefined;
  return found ? strFromU8(found) : "";
}

/** @param {string} tag @param {string} name */
function attribute(tag, name) {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
}

/** Throws TableFault for a sheet with formulas, or with more places than a table has. @param {string} text */
function look(text) {
  /** @type {string[]} */
  const formulas = [];
  let cell = "", last = 0, widest = 0;
  for (const [, tag, rest] of text.matchAll(TAG)) {
    if (tag === "f") formulas.push(cell);
    else {
      const [, name = "", letters = "", digits = ""] = /\sr\s*=\s*["'](([A-Z]*)(\d*))["']/.exec(rest) ?? [];
      if (tag === "c") cell = name;
      if (tag === "c" ? !letters || !digits : /\sr\s*=/.test(rest) && !digits) throw new TableFault("not_a_table");
      const row = Number(digits), column = columnOf(letters);
      if (row > LAST_ROW || column > LAST_COLUMN) throw new TableFault("not_a_table");
      if (tag === "c" && rest.endsWith("/")) continue; // a look without a value
      last = Math.max(last, row);
      widest = Math.max(widest, column);
    }
  }
  if (formulas.length > 0) throw new TableFault("formulas", { cells: formulas.slice(0, 5).join(", "), n: formulas.length });
  if (last * widest > MOST_PLACES) throw new TableFault("too_wide", { rows: last, columns: widest });
}

/** @param {string} letters - A is 1, XFD 16384 */
function columnOf(letters) {
  let column = 0;
  for (const letter of letters.slice(0, 6)) column = 26 * column + letter.charCodeAt(0) - 64;
  return column;
}
