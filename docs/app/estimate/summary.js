// The total beside the form: for each who is paid, with what it leaves out, the last change, the law's date. On a phone a bar.

import { h } from "./dom.js";
import { figureText, figureWords } from "./figure.js";
import { day, digits, money } from "./format.js";

/**
 * @typedef {import("./estimate_types.js").Estimate} Estimate
 * @typedef {import("./estimate_types.js").Total} Total
 * @typedef {import("./schema.js").FormData} FormData
 * @typedef {import("./words.js").Translate} Translate
 */

/**
 * @param {FormData} form
 * @param {Translate} t
 * @param {HTMLElement} runtime - where the state of the calculator is shown
 * @param {(path: string) => void} goTo - to the field of a path
 * @returns {{element: HTMLElement, show: (estimate: Estimate | null, before: Estimate | null, waiting: string[], asked: boolean) => void}}
 */
export function summaryView(form, t, runtime, goTo) {
  const totals = h("div", { class: "yc-totals" });
  const parts = h("ul", { class: "yc-parts" });
  const rule = form.nodes[form.closing_rule ?? ""];
  const more = h("a", { class: "yc-button yc-more", href: "#yc-result" }, t("summary.more"));
  const element = h("aside", { class: "yc-summary", "aria-labelledby": "yc-summary-title" },
    h("h2", { class: "yc-summary__title", id: "yc-summary-title" }, t("summary.title")),
    runtime, totals, h("p", { class: "yc-decision" }, t("summary.no_decision")), parts, more,
    h("p", { class: "yc-law" }, t("summary.law", { date: day(form.version, t) }), " ", rule && h("a", { href: rule.href }, t("summary.closing_rule"))));
  return {
    element,
    show(estimate, before, waiting, asked) {
      const shown = estimate !== null && estimate.lines.length > 0;
      more.hidden = !shown;
      element.classList.toggle("has-figure", shown);
      totals.replaceChildren(...(shown ? totalList(estimate, before, form, t, goTo) : [h("p", { class: "yc-waiting" }, t(asked ? "summary.soon" : "summary.waiting"))]));
      parts.replaceChildren(...partList(estimate, waiting, form, t));
    },
  };
}

/**
 * A total for each claimant; a claimant with a refused benefit has none, and that is said.
 *
 * @param {Estimate} estimate
 * @param {Estimate | null} before
 * @param {FormData} form
 * @param {Translate} t
 * @param {(path: string) => void} goTo
 */
function totalList(estimate, before, form, t, goTo) {
  const titleOf = (/** @type {string} */ id) => form.benefits.find((benefit) => benefit.id === id)?.title ?? id;
  const totals = estimate.totals.map((total) => {
    const { main, beside } = figureWords(total, t);
    const { promised, unknown } = leftOut(total, estimate);
    return h("div", { class: "yc-total" },
      h("p", { class: "yc-total__who" }, t("summary.total", { who: claimantNames(total, t) })),
      h("p", { class: "yc-total__figure" }, main),
      beside && h("p", { class: "yc-total__beside" }, beside),
      promised.length > 0 && h("p", { class: "yc-total__beside" }, t("summary.at_least", { names: promised.map(titleOf).join(t("summary.and")) })),
      unknown.length > 0 && h("p", { class: "yc-total__beside" }, t("summary.unknown", { names: unknown.map(titleOf).join(t("summary.and")) })),
      typeof total.combined === "number" && typeof total.additional_low === "number" && h("p", { class: "yc-total__beside" },
        t("summary.combined", { combined: money(total.combined, t), additional: money(total.additional_low, t) })),
      change(total, before, t));
  });
  const refused = estimate.lines.find((line) => line.status === "refused");
  const path = refused?.faults[0]?.path;
  if (refused) {
    totals.push(h("div", { class: "yc-total yc-total--none" }, h("p", {}, t("summary.refused")),
      path !== undefined && h("button", { type: "button", class: "yc-link", onclick: () => goTo(path) }, t("summary.correct"))));
  }
  return totals;
}

/**
 * Benefits that a total leaves out, by the reason: the policy states no amount, or answers are missing.
 *
 * @param {Total} total
 * @param {Estimate} estimate
 */
function leftOut({ not_stated: ids }, { lines }) {
  const promised = ids.filter((id) => lines.some(({ benefit, notes }) => benefit === id && notes.some(({ code }) => code === "amount-not-stated")));
  return { promised, unknown: ids.filter((id) => !promised.includes(id)) };
}

/** @param {Total} total @param {Translate} t */
export function claimantNames(total, t) {
  return total.claimants.map((claimant) => t(`claimants.${claimant}`)).join(t("summary.and"));
}

/**
 * What the last answer did to the total.
 *
 * @param {Total} total
 * @param {Estimate | null} before
 * @param {Translate} t
 */
function change(total, before, t) {
  const then = before?.totals.find((other) => other.claimants.join() === total.claimants.join());
  if (!then || then.headline === null || total.headline === null || then.headline === total.headline) return null;
  const by = total.headline - then.headline;
  return h("p", { class: "yc-total__change" }, t(by > 0 ? "summary.more_than_before" : "summary.less_than_before", { amount: digits(Math.abs(by)) }));
}

/**
 * One row for each benefit: its figure, or that answers are awaited.
 *
 * @param {Estimate | null} estimate
 * @param {string[]} waiting
 * @param {FormData} form
 * @param {Translate} t
 */
function partList(estimate, waiting, form, t) {
  return form.benefits.flatMap((benefit) => {
    const line = estimate?.lines.find((each) => each.benefit === benefit.id);
    if (line) {
      const { main, beside } = benefit.kind === "planning" && line.status === "zero" ? { main: t("result.planning"), beside: "" } : figureWords(line, t);
      return [h("li", {}, h("a", { href: `#yc-line-${benefit.id}` }, benefit.title),
        h("span", { class: "yc-parts__figure" }, main), beside && h("span", { class: "yc-parts__beside" }, beside))];
    }
    return waiting.includes(benefit.id)
      ? [h("li", {}, h("a", { href: `#yc-form-${benefit.id}` }, benefit.title), h("span", { class: "yc-parts__figure" }, t("summary.unanswered")))]
      : [];
  });
}

/**
 * The answer in one sentence, for a screen reader.
 *
 * @param {Estimate} estimate
 * @param {number} wrong - fields with a message
 * @param {Translate} t
 */
export function spoken(estimate, wrong, t) {
  const said = estimate.totals.map((total) => t("summary.spoken", { who: claimantNames(total, t), figure: figureText(total, t) }));
  if (estimate.lines.some((line) => line.status === "refused")) said.push(t("summary.refused"));
  if (wrong > 0) said.push(t("summary.wrong", { n: wrong }));
  return said.join(" ");
}
