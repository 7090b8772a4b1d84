// The answer of one short form: its figure, what it is not, why it is so, and the way to how it was reached.

import { h } from "../estimate/dom.js";
import { figureWords } from "../estimate/figure.js";
import { noteText } from "../estimate/notes.js";

/**
 * @typedef {object} Actions
 * @property {string} full - the estimate page, with this benefit
 * @property {() => void} calculate
 * @property {() => void} clear
 */

/**
 * @param {import("../estimate/schema.js").Benefit} benefit
 * @param {import("../estimate/schema.js").FormData} form
 * @param {import("../estimate/words.js").Translate} t
 * @param {Actions} actions
 */
export function answerView(benefit, form, t, { full, calculate, clear }) {
  const body = h("div", {});
  const lead = h("a", { class: "action", "data-do": "small-full", href: full }, t("small.full"));
  const again = h("button", { type: "button", class: "yc-button yc-button--plain", "data-do": "small-clear", onclick: clear }, t("small.clear"));
  const element = h("div", { class: "yc-small__answer", role: "group", "aria-label": t("small.answer", { title: benefit.title }) }, body,
    h("p", { class: "yc-small__ways" }, lead, again));
  return {
    element,
    /**
     * @param {import("../estimate/estimate_types.js").Line | null} line
     * @param {boolean} given - something is answered
     * @param {string} phase - of the calculator
     */
    show(line, given, phase) {
      again.hidden = !given;
      element.dataset["status"] = line?.status ?? "";
      lead.textContent = t(line ? "small.how" : "small.full");
      body.replaceChildren(...(line && given ? words(line) : [h("p", { class: "yc-waiting" }, waiting(given, phase))]));
    },
    /** @param {string} href */
    lead(href) {
      lead.href = href;
    },
  };

  /** @param {boolean} given @param {string} phase */
  function waiting(given, phase) {
    if (!given) return t("small.begin");
    if (phase === "idle") return h("button", { type: "button", class: "yc-button", "data-do": "small-start", onclick: calculate }, t("small.start"));
    return t("summary.soon");
  }

  /** @param {import("../estimate/estimate_types.js").Line} line */
  function words(line) {
    const { main, beside } = figureWords(line, t);
    const why = line.status === "amount" || line.status === "refused" ? [] : line.notes.filter(({ code }) => code !== "needs-input").slice(0, 2);
    return [
      h("p", { class: "yc-small__figure" }, h("strong", {}, main), beside && h("span", {}, beside)),
      h("p", { class: "yc-decision" }, t("summary.no_decision")),
      line.status === "not-determinable" && line.open.length > 0 && h("p", {}, t("small.missing", { n: line.open.length })),
      ...why.map((note) => h("p", { class: "yc-small__why" }, noteText(note, form, t))),
    ].filter((part) => part !== false);
  }
}
