// What was recognised in a file: its columns in words, its first rows, and what is wrong with its headings.

import { h } from "../estimate/dom.js";
import { lookUp } from "../estimate/words.js";

const ROWS = 5;

/**
 * @param {import("./view.js").Table} table
 * @param {{path: string, code: string, value: unknown}[]} faults - of the headings
 * @param {import("../estimate/schema.js").FormData} form
 * @param {import("../estimate/words.js").Translate} t
 */
export function preview({ columns, rows }, faults, form, t) {
  const wrong = new Set(faults.map(({ path }) => path));
  const note = (/** @type {import("./columns.js").Column} */ { heading, label }) =>
    (wrong.has(heading) ? t("many.not_known") : label || t("many.carried"));
  return h("div", { class: "yc-many__preview" },
    faults.length > 0 && h("div", { class: "yc-many__wrong" }, h("p", {}, t("many.headings_wrong")),
      h("ul", {}, ...faults.map(({ path, code, value }) => h("li", {}, t("many.heading_fault", {
        heading: path, words: typeof lookUp(form.words, `faults.${code}`) === "string" ? t(`faults.${code}`, { value: String(value), path }) : code,
      }))))),
    h("div", { class: "yc-many__scroll", tabindex: 0, role: "group", "aria-label": t("many.preview") },
      h("table", {}, h("caption", {}, t("many.preview")),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("many.line")), ...columns.map((column) =>
          h("th", { scope: "col", class: wrong.has(column.heading) ? "is-wrong" : "" }, h("code", {}, column.heading), h("span", {}, note(column)))))),
        h("tbody", {}, ...rows.slice(0, ROWS).map(({ cells, line }) =>
          h("tr", {}, h("th", { scope: "row" }, String(line)), ...columns.map((_, n) => h("td", {}, cells[n] ?? ""))))))));
}
