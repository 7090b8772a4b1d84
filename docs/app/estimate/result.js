// The whole answer: one part for each benefit, and what holds for all of them.

import { h } from "./dom.js";
import { day } from "./format.js";
import { lineView } from "./line.js";
import { noteList } from "./notes.js";
import { quotation } from "./steps.js";

/**
 * @typedef {import("./estimate_types.js").Estimate} Estimate
 * @typedef {import("./line.js").ResultContext} ResultContext
 */

/**
 * @param {import("./words.js").Translate} t
 * @returns {{element: HTMLElement, show: (estimate: Estimate | null, context: ResultContext) => void}}
 */
export function resultView(t) {
  const lines = h("div", { class: "yc-lines" });
  const nothing = h("p", { class: "yc-nothing" }, t("result.nothing"));
  const element = h("section", { class: "yc-result", id: "yc-result", tabindex: -1, "aria-labelledby": "yc-result-title" },
    h("h2", { id: "yc-result-title" }, t("result.title")), nothing, lines);
  return {
    element,
    show(estimate, context) {
      const shown = estimate !== null && estimate.lines.length > 0;
      nothing.hidden = shown;
      lines.replaceChildren(...(shown ? [...estimate.lines.map((line) => lineView(line, context)), forAll(estimate, context)] : []));
    },
  };
}

/**
 * What holds for every estimate: no decision, the closing rule in its own words, the date of the law, the data's digest.
 *
 * @param {Estimate} estimate
 * @param {ResultContext} context
 */
function forAll(estimate, context) {
  const { form, t } = context;
  return h("section", { class: "yc-forall", "aria-labelledby": "yc-forall" },
    h("h3", { id: "yc-forall" }, t("result.for_all")),
    h("p", { class: "yc-decision" }, t("result.no_decision")),
    // The closing rule follows in its own words: its notes need no link to it.
    noteList(estimate.notes.map((note) => (note.node === form.closing_rule ? { ...note, node: null } : note)), context),
    quotation(form.closing_rule ?? "", [], context),
    h("p", { class: "yc-version" }, t("result.version", { date: day(estimate.version, t), digest: estimate.data.replace("sha256:", "").slice(0, 12) })));
}
