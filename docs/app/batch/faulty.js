// The faulty rows of a table in words: which row of the file, which column, what stands there, what is wrong.

import { lookUp } from "../estimate/words.js";

/** Result columns of one benefit; the last holds the faults: "months=not-a-number school=unknown-option". */
export const RESULT_COLUMNS = 7;

/**
 * @typedef {{line: number, words: string}} Faulty - line: in the file, the headings being line 1
 */

/**
 * @param {{cells: string[], line: number}[]} rows
 * @param {string[][]} results - row for row
 * @param {import("./columns.js").Column[]} columns
 * @param {import("../estimate/schema.js").FormData} form
 * @param {import("../estimate/words.js").Translate} t
 * @returns {Faulty[]}
 */
export function faultyRows(rows, results, columns, form, t) {
  return results.flatMap((result, n) => {
    const row = rows[n];
    const faults = result.filter((_, at) => at % RESULT_COLUMNS === RESULT_COLUMNS - 1).flatMap(codesIn);
    if (!row || faults.length === 0) return [];
    return [{ line: row.line, words: faults.map((fault) => faultWords(fault, row.cells, columns, form, t)).join(t("many.and")) }];
  });
}

/** The codes or paths of a result's cell. @param {string} cell */
export const codesIn = (cell) => cell.split(" ").filter(Boolean);

/**
 * @param {string} fault - question=code
 * @param {string[]} cells
 * @param {import("./columns.js").Column[]} columns
 * @param {import("../estimate/schema.js").FormData} form
 * @param {import("../estimate/words.js").Translate} t
 */
function faultWords(fault, cells, columns, form, t) {
  const cut = fault.lastIndexOf("=");
  const question = fault.slice(0, cut).replace(/\[\d+\]/g, "");
  const at = columns.findIndex(({ heading }) => heading === question || heading.endsWith(`.${question}`));
  const value = cells[at] ?? "";
  const key = `faults.${fault.slice(cut + 1)}`;
  const words = typeof lookUp(form.words, key) === "string" ? t(key, { value, path: question }) : t("form.refused");
  const column = columns[at];
  return column?.label ? t("many.fault", { column: column.label, value, words }) : words;
}
