// Templates to fill in: an XLSX with lists to choose from, made by the build, and a CSV, made here.

import { h } from "../estimate/dom.js";
import { asked } from "../estimate/schema.js";
import { csvText } from "../table/csv.js";
import { saveFile } from "../table/save.js";

/**
 * @param {import("../estimate/schema.js").FormData} form
 * @param {import("../estimate/words.js").Translate} t
 * @returns {HTMLElement}
 */
export function templateView(form, t) {
  const offered = form.benefits.filter(({ id }) => form.templates[id] !== undefined);
  const select = h("select", { class: "yc-input yc-many__select", id: "yc-many-benefit", onchange: show },
    ...offered.map(({ id, title }) => h("option", { value: id }, title)));
  const workbook = h("a", { class: "yc-button yc-button--quiet", download: true }, t("many.template_xlsx"));
  const csv = h("button", { type: "button", class: "yc-button yc-button--quiet", onclick: () => {
    const benefit = offered.find(({ id }) => id === select.value);
    if (benefit) saveFile(`${benefit.id}.csv`, [csvText([templateHeadings(benefit)])], "text/csv");
  } }, t("many.template_csv"));
  show();
  return h("div", { class: "yc-field" }, h("label", { class: "yc-label", for: "yc-many-benefit" }, t("many.template")),
    h("p", { class: "yc-help" }, t("many.template_help")), h("div", { class: "yc-buttons" }, select, workbook, csv));

  function show() {
    workbook.href = new URL(`../${form.templates[select.value]}`, import.meta.url).href;
    workbook.download = `${select.value}.xlsx`;
  }
}

/**
 * A column for whose row it is, one that joins rows of one claim, and one for each question.
 *
 * @param {import("../estimate/schema.js").Benefit} benefit
 * @returns {string[]}
 */
export function templateHeadings(benefit) {
  return ["#", "claim", ...asked(benefit.questions).flatMap((question) =>
    (question.type === "list" ? asked(question.items ?? []).map((item) => `${benefit.id}.${question.id}.${item.id}`) : [`${benefit.id}.${question.id}`]))];
}
