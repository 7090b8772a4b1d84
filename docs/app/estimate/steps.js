// How a figure was reached, step by step: a sentence with its numbers, the official words, and the link to their sentence.

import { h } from "./dom.js";
import { bounds, digits, operandText, yuanOfFen } from "./format.js";
import { lookUp } from "./words.js";

/**
 * @typedef {import("./estimate_types.js").Step} Step
 * @typedef {import("./line.js").ResultContext} ResultContext
 */

/**
 * @param {Step[]} steps
 * @param {ResultContext} context
 */
export function stepList(steps, context) {
  const stated = steps.filter((step) => !isReading(step));
  return h("div", {},
    h("ol", { class: "yc-steps" }, ...steps.map((step) => (isReading(step) ? readingItem(step, context)
      : h("li", {}, h("p", { class: "yc-step" }, stepText(step, context)), source(step, context))))),
    ...[...new Set(stated.map((step) => step.node))].map((node) => quotation(node, stated.filter((step) => step.node === node).map((step) => step.quoted), context)));
}

/** @param {Step} step - whether it says how the words can be read, and not what was computed */
export function isReading(step) {
  return "reading" in step.operands;
}

/** @param {Step[]} steps @returns {string[]} the readings that they name */
export function readingsOf(steps) {
  return steps.filter(isReading).map(({ operands }) => String(operands["reading"]));
}

/**
 * The official words that state a step's figure, and where they stand.
 *
 * @param {Step} step
 * @param {ResultContext} context
 */
function source({ node, quoted }, { form, t }) {
  const sentence = form.nodes[node];
  return h("p", { class: "yc-step__source" }, t("result.official"), h("q", { lang: "zh-CN" }, quoted), sentence && " ", sentence && h("a", { href: sentence.href }, sentence.cite));
}

/**
 * @param {Step} step
 * @param {Pick<ResultContext, "form" | "t">} context
 * @returns {string}
 */
export function stepText(step, { form, t }) {
  const { low, high } = typeof step.value === "number" ? { low: step.value, high: step.value } : step.value;
  /** @type {Record<string, string | number>} */
  const places = {
    value: bounds(low, high, t),
    number: [...new Set([low ?? 0, high])].filter((end) => end !== null).map(digits).join("–"),
    fen: t("money.amount", { amount: yuanOfFen(low ?? 0) }),
    quoted: step.quoted,
  };
  for (const [name, operand] of Object.entries(step.operands)) {
    const option = typeof operand === "string" ? lookUp(form.words, `options.${name}.${operand}`) : undefined;
    places[name] = typeof option === "string" ? option : operandText(operand);
  }
  return t(`steps.${step.label}`, places);
}

/**
 * Two ways to read the words, which make the two ends of the range.
 *
 * @param {Step} step
 * @param {ResultContext} context
 */
function readingItem({ operands: { reading, low_choice: low, high_choice: high } }, { form, t }) {
  const found = form.readings[String(reading)];
  const choice = (/** @type {unknown} */ key) => found?.choices[String(key)] ?? String(key);
  return h("li", {}, h("p", { class: "yc-step" }, t("result.reading")),
    h("p", { class: "yc-step__source" }, found ? h("a", { href: found.href }, found.title) : String(reading)),
    h("dl", { class: "yc-readings" }, h("dt", {}, t("result.lower")), h("dd", {}, choice(low)), h("dt", {}, t("result.higher")), h("dd", {}, choice(high))));
}

/**
 * A sentence in its official words, in Chinese on every page; the English page adds its translation.
 *
 * @param {string} node
 * @param {string[]} quoted - the words in it that state figures
 * @param {ResultContext} context
 */
export function quotation(node, quoted, { form, t }) {
  const sentence = form.nodes[node];
  if (!sentence?.official) return null;
  return h("blockquote", { class: "yc-quote", cite: sentence.href },
    h("p", { lang: "zh-CN" }, ...marked(sentence.official, quoted)),
    sentence.translation && h("p", {}, sentence.translation),
    h("p", { class: "yc-quote__source" }, h("a", { href: sentence.href }, sentence.cite), sentence.translation && ` · ${t("result.unofficial")}`));
}

/**
 * The sentence with the words that state figures marked.
 *
 * @param {string} sentence
 * @param {string[]} quoted
 * @returns {(Node | string)[]}
 */
function marked(sentence, quoted) {
  const spans = [...new Set(quoted)].map((words) => ({ at: sentence.indexOf(words), words })).filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  /** @type {(Node | string)[]} */
  const out = [];
  let end = 0;
  for (const { at, words } of spans) {
    if (at < end) continue;
    out.push(sentence.slice(end, at), h("mark", {}, words));
    end = at + words.length;
  }
  return [...out, sentence.slice(end)];
}
