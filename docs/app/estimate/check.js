// "Check your answers": everything that was answered, read back by benefit, each with a way to change it. Printed too.

import { answerRows } from "./answers.js";
import { h } from "./dom.js";

/**
 * @param {import("./words.js").Translate} t
 * @returns {{element: HTMLElement, show: (estimate: import("./estimate_types.js").Estimate | null, context: import("./line.js").ResultContext, wrong: number) => void}}
 */
export function checkView(t) {
  const body = h("div", { class: "yc-check__body" });
  const element = h("section", { class: "yc-check", "aria-labelledby": "yc-check-title" },
    h("h2", { id: "yc-check-title" }, t("check.title")), h("p", { class: "yc-help" }, t("check.help")), body);
  return {
    element,
    show(estimate, context, wrong) {
      const { form, state } = context;
      const chosen = form.benefits.filter((benefit) => state.chosen.includes(benefit.id));
      const parts = chosen.map((benefit) => part(benefit.title, benefit.id,
        answerRows(benefit.questions, state.answers[benefit.id] ?? {}, ["answers", benefit.id], context), estimate, context));
      const beside = answerRows(form.beside ?? [], state.beside, ["beside"], context);
      if (beside.length > 0) parts.push(part(t("beside.title"), "", beside, null, context));
      body.replaceChildren(...(wrong > 0 ? [h("p", { class: "yc-check__wrong" }, t("summary.wrong", { n: wrong }))] : []), ...(parts.length > 0 ? parts : [h("p", { class: "yc-nothing" }, t("check.empty"))]));
    },
  };
}

/**
 * @param {string} title
 * @param {string} benefit - its id; "": beside the benefits
 * @param {HTMLElement[]} rows
 * @param {import("./estimate_types.js").Estimate | null} estimate
 * @param {import("./line.js").ResultContext} context
 */
function part(title, benefit, rows, estimate, { t, isAsked, goTo }) {
  const open = estimate?.lines.find((line) => line.benefit === benefit)?.open.filter(isAsked) ?? [];
  const [first] = open;
  return h("section", { class: "yc-check__part" }, h("h3", {}, title),
    ...(rows.length > 0 ? rows : [h("p", { class: "yc-waiting" }, t("check.nothing"))]),
    first !== undefined && h("p", { class: "yc-check__open" },
      h("button", { type: "button", class: "yc-link", onclick: () => goTo(first) }, t("check.open", { n: open.length }))));
}
