// "Which subsidies may apply to me?": one question a screen, each may be skipped; the calculator says what can still apply.

import { readAnswer, factsOf, plainAnswer } from "./claim.js";
import { h } from "./dom.js";
import { answerText, field } from "./field.js";
import { noteText } from "./notes.js";
import { asked, isAsked } from "./schema.js";

/**
 * @typedef {import("./schema.js").Benefit} Benefit
 * @typedef {import("./schema.js").Question} Question
 * @typedef {import("./schema.js").Path} Path
 * @typedef {{benefit: Benefit, question: Question, path: Path}} Gate - the first question of a benefit that may rule it out
 */

/** @param {Benefit} benefit @returns {Gate | null} null: nothing that can be chosen rules it out */
export function gateOf(benefit) {
  const decides = (/** @type {Question} */ { type, special, when }) => (type === "yes_no" || type === "option") && !special && !when;
  for (const question of asked(benefit.questions)) {
    const at = ["answers", benefit.id, question.id];
    if (decides(question)) return { benefit, question, path: at };
    const inner = question.type === "list" ? asked(question.items ?? []).find(decides) : undefined;
    if (inner) return { benefit, question: inner, path: [...at, 0, inner.id] };
  }
  return null;
}

/**
 * @param {import("./schema.js").FormData} form
 * @param {import("./field.js").Context} context
 * @param {(claim: import("./claim.js").Claim) => Promise<import("./estimate_types.js").Estimate>} estimate
 * @param {(chosen: string[]) => void} choose - these benefits are to be estimated
 * @returns {HTMLElement}
 */
export function wizard(form, context, estimate, choose) {
  const { store, t } = context;
  const payments = form.benefits.filter(({ kind }) => kind === "payment");
  const claimants = [...new Set(payments.map(({ claimant }) => claimant ?? ""))];
  let who = "";
  const screen = h("div", { class: "yc-wizard__screen", tabindex: -1 });
  const open = h("button", { type: "button", class: "yc-button yc-button--quiet", "data-do": "wizard", onclick: () => begin() }, t("wizard.open"));
  const element = h("section", { class: "yc-wizard", "aria-label": t("wizard.open") }, open, screen);
  return element;

  function begin() {
    open.hidden = true;
    show(t("wizard.who"), [h("div", { class: "yc-choices yc-choices--columns" }, ...claimants.map((claimant) =>
      h("button", { type: "button", class: "yc-button yc-button--quiet", "data-who": claimant, onclick: () => { who = claimant; step(0); } }, t(`claimants.${claimant}`))))],
    [plain("wizard.leave", leave)]);
  }

  function mine() {
    return payments.filter(({ claimant }) => claimant === who);
  }

  /** @param {number} n */
  function step(n) {
    const gates = mine().map(gateOf).filter((gate) => gate !== null);
    const gate = gates[n];
    if (!gate) return void end();
    const { element: control, question } = field(gate.question, gate.path, context);
    const next = h("button", { type: "button", class: "yc-button", "data-do": "wizard-next", onclick: () => step(n + 1) }, t("wizard.next"));
    show(t("wizard.step", { n: n + 1, of: gates.length, title: gate.benefit.title }), [control],
      [next, plain("wizard.skip", () => { store.set(gate.path, undefined); step(n + 1); }), plain("wizard.back", () => (n === 0 ? begin() : step(n - 1)))], question.label);
  }

  async function end() {
    /** @type {import("./claim.js").Claim} */
    const claim = { policy: form.policy, answers: Object.fromEntries(mine().map(({ id, questions }) => [id, factsOf(questions, store.state.answers[id] ?? {}, ["answers", id], new Map())])) };
    show(t("wizard.end"), [h("p", { class: "yc-waiting" }, t("summary.soon"))], [plain("wizard.leave", leave)]);
    /** @type {import("./estimate_types.js").Line[]} */
    let lines = [];
    try {
      lines = (await estimate(claim)).lines;
    } catch {
      // Without the calculator nothing is ruled out.
    }
    const lineOf = (/** @type {Benefit} */ { id }) => lines.find(({ benefit }) => benefit === id);
    const ruledOut = (/** @type {Benefit} */ benefit) => lineOf(benefit)?.status === "zero" && answered(benefit);
    const may = mine().filter((benefit) => !ruledOut(benefit));
    const not = mine().filter(ruledOut);
    const promised = form.benefits.filter(({ kind, claimant }) => kind === "unstated" && (claimant === who || claimant === null));
    const part = (/** @type {string} */ title, /** @type {Benefit[]} */ benefits, /** @type {(benefit: Benefit) => string} */ words) => benefits.length > 0 && [
      h("h3", {}, t(title)), h("ul", { class: "yc-wizard__list", "data-list": title.split(".")[1] }, ...benefits.map((benefit) =>
        h("li", {}, h("strong", {}, benefit.title), h("p", {}, words(benefit)), clause(benefit))))];
    show(t("wizard.end"), [
      ...(part("wizard.may", may, ({ summary }) => summary) || []),
      ...(part("wizard.not", not, (benefit) => reason(benefit, lineOf(benefit))) || []),
      ...(part("wizard.promised", promised, ({ summary }) => summary) || []),
    ], [
      may.length > 0 && h("button", { type: "button", class: "yc-button", "data-do": "wizard-choose", onclick: () => { leave(); choose(may.map(({ id }) => id)); } }, t("wizard.choose", { n: may.length })),
      plain("wizard.again", begin), plain("wizard.leave", leave)]);
  }

  /** @param {Benefit} benefit - whether its question was answered with something that may rule it out */
  function answered(benefit) {
    const gate = gateOf(benefit);
    return gate !== null && readAnswer(gate.question, store.get(gate.path)).value !== undefined && isAsked(gate.question, {}, [gate.question], plainAnswer);
  }

  /**
   * What was answered that rules a benefit out, and what the calculator says to it.
   *
   * @param {Benefit} benefit
   * @param {import("./estimate_types.js").Line | undefined} line
   */
  function reason(benefit, line) {
    const gate = gateOf(benefit);
    const told = gate ? t("wizard.told", { question: gate.question.label, answer: answerText(gate.question, store.get(gate.path), t) }) : "";
    return [told, ...(line?.notes ?? []).filter(({ code }) => code !== "needs-input").slice(0, 2).map((note) => noteText(note, form, t))].join(" ");
  }

  /** @param {Benefit} benefit */
  function clause({ node }) {
    const found = form.nodes[node];
    return found && h("p", { class: "yc-help" }, t("form.clause"), h("a", { href: found.href }, found.cite));
  }

  /** @param {string} title @param {Node[]} body @param {(Node | false)[]} actions @param {string} [label] */
  function show(title, body, actions, label) {
    screen.replaceChildren(h("h2", {}, title), ...body, h("div", { class: "yc-buttons" }, ...actions));
    screen.setAttribute("aria-label", label ?? title);
    screen.setAttribute("role", "group");
    screen.focus();
  }

  /** @param {string} words @param {() => void} act */
  function plain(words, act) {
    return h("button", { type: "button", class: "yc-button yc-button--plain", "data-do": words.replace(".", "-"), onclick: act }, t(words));
  }

  function leave() {
    screen.replaceChildren();
    screen.removeAttribute("role");
    screen.removeAttribute("aria-label");
    open.hidden = false;
    open.focus();
  }
}
