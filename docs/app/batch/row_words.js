// The result of one row in words, for the last column of the file: the calculator's own columns before it hold codes.

import { figureText } from "../estimate/figure.js";
import { questionAt } from "../estimate/names.js";
import { noteText } from "../estimate/notes.js";
import { RESULT_COLUMNS, codesIn, faultyRows } from "./faulty.js";

/**
 * @param {import("./view.js").Table} table
 * @param {import("../estimate/schema.js").FormData} form
 * @param {import("../estimate/words.js").Translate} t
 * @returns {(row: import("./view.js").Row, result: string[]) => string}
 */
export function rowWords({ columns, results: headings }, form, t) {
  /** @type {Map<string, string>} */
  const known = new Map(); // long tables repeat the same few sentences
  return (row, result) => {
    const parts = [];
    for (let at = 0; at < result.length; at += RESULT_COLUMNS) {
      const cells = result.slice(at, at + RESULT_COLUMNS);
      const [status = ""] = cells;
      if (status === "") continue;
      const words = status === "refused" ? refused(row, cells) : told(cells);
      const benefit = form.benefits.find(({ id }) => `${id}.status` === headings[at]); // headed so where there are several
      parts.push(benefit ? t("keep.text_line", { title: benefit.title, figure: words }) : words);
    }
    return parts.join(t("many.and"));
  };

  /** @param {import("./view.js").Row} row @param {string[]} cells */
  function refused(row, cells) {
    const words = faultyRows([row], [cells], columns, form, t)[0]?.words ?? "";
    return t("many.told", { first: t("result.refused"), rest: words });
  }

  /** @param {string[]} cells */
  function told(cells) {
    const key = cells.join("|");
    const found = known.get(key);
    if (found !== undefined) return found;
    const [status = "", low = "", high = "", headline = "", notes = "", open = ""] = cells;
    const amount = (/** @type {string} */ cell) => (cell === "" ? null : Number(cell));
    const missing = codesIn(open).map((path) => questionAt(path, form).question?.label ?? path);
    const said = codesIn(notes).filter((code) => code !== "needs-input" && !(missing.length > 0 && code === "range-not-point"));
    const words = [
      ...(missing.length > 0 ? [t("many.missing", { names: missing.join(" ") })] : []),
      ...said.map((code) => noteText({ code, node: null, values: {} }, form, t)),
    ].join(" ");
    const figure = figureText({ low: amount(low), high: amount(high), headline: amount(headline), status }, t);
    const line = words ? t("many.told", { first: figure, rest: words }) : figure;
    if (known.size < 10_000) known.set(key, line);
    return line;
  }
}
