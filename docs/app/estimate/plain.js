// The estimate as plain text and as rows of a table: the same words as on the page, with quotation, clause and link.

import { answerText } from "./field.js";
import { figureText } from "./figure.js";
import { day } from "./format.js";
import { noteText } from "./notes.js";
import { isReading, stepText } from "./steps.js";
import { claimantNames } from "./summary.js";
import { fill } from "./words.js";

/**
 * @typedef {import("./estimate_types.js").Estimate} Estimate
 * @typedef {import("./estimate_types.js").Line} Line
 * @typedef {import("./schema.js").FormData} FormData
 * @typedef {import("./schema.js").Question} Question
 * @typedef {import("./schema.js").RawFacts} RawFacts
 *
 * @typedef {object} Kept - what is written down
 * @property {FormData} form
 * @property {import("./words.js").Translate} t
 * @property {import("./state.js").State} state
 * @property {Estimate} estimate
 * @property {string} link - that opens these answers again
 * @property {string} made - the day, ISO
 */

/** @param {Kept} kept @returns {string} */
export function plainText(kept) {
  const { form, t, estimate, link, made } = kept;
  const parts = [
    [t("keep.text_title"), t("result.no_decision"), t("paper.made", { date: day(made, t) })],
    estimate.totals.map((total) => t("keep.text_line", { title: t("summary.total", { who: claimantNames(total, t) }), figure: figureText(total, t) })),
    ...estimate.lines.map((line) => linePart(line, kept)),
    [...estimate.notes.map((note) => `· ${noteText(note, form, t)}`), ...officialOf([form.closing_rule ?? ""], form)],
    [t("result.version", { date: day(estimate.version, t), digest: estimate.data }), link],
  ];
  return parts.filter((part) => part.length > 0).map((part) => part.join("\n")).join("\n\n") + "\n";
}

/** @param {Line} line @param {Kept} kept @returns {string[]} */
function linePart(line, { form, t, state }) {
  const benefit = form.benefits.find((each) => each.id === line.benefit);
  const clause = form.nodes[benefit?.node ?? ""];
  return [
    `${t("keep.text_line", { title: benefit?.title ?? line.benefit, figure: figureText(line, t) })} ${t(`statuses.${line.status}`)}`,
    ...(clause ? [t("form.clause") + clause.cite] : []),
    ...line.steps.map((step, n) => `${n + 1}. ${isReading(step) ? readingText(step, form, t) : stepText(step, { form, t })}`),
    ...officialOf(line.steps.map((step) => step.node), form),
    ...line.notes.filter((note) => note.code !== "needs-input").map((note) => `· ${noteText(note, form, t)}`),
    ...answersOf(benefit?.questions ?? [], state.answers[line.benefit] ?? {}, form, t).map(({ name, text }) => `– ${name} ${text}`),
  ];
}

/**
 * How the words can be read in two ways, in one sentence.
 *
 * @param {import("./estimate_types.js").Step} step
 * @param {FormData} form
 * @param {import("./words.js").Translate} t
 */
function readingText({ operands }, form, t) {
  const found = form.readings[String(operands["reading"])];
  const choice = (/** @type {string} */ end) => found?.choices[String(operands[end])] ?? "";
  return t("keep.text_reading", { title: found?.title ?? "", low: choice("low_choice"), high: choice("high_choice") });
}

/** @param {string[]} nodes @param {FormData} form @returns {string[]} official words with their place */
function officialOf(nodes, form) {
  return [...new Set(nodes)].flatMap((id) => {
    const sentence = form.nodes[id];
    return sentence?.official ? [`“${sentence.official}” — ${sentence.cite} ${new URL(sentence.href, location.href).href}`] : [];
  });
}

/**
 * @param {Question[]} questions
 * @param {RawFacts} facts
 * @param {FormData} form
 * @param {import("./words.js").Translate} t
 * @param {string} [group]
 * @returns {{id: string, name: string, text: string}[]}
 */
function answersOf(questions, facts, form, t, group = "") {
  return questions.flatMap((question) => {
    const raw = facts[question.id];
    if (question.type === "list") {
      return !Array.isArray(raw) ? [] : raw.flatMap((member, n) => (typeof member === "string" ? []
        : answersOf(question.items ?? [], member, form, t, fill(question.member ?? "{n}", { n: n + 1 }))));
    }
    const text = answerText(question, raw, t);
    return text === "" ? [] : [{ id: question.id, name: group ? t("result.field", { member: group, label: question.label }) : question.label, text }];
  });
}

/**
 * A table with one row for each figure, step, answer and source; codes in the first columns, words in the last.
 *
 * @param {Kept} kept
 * @returns {(string | number | null)[][]}
 */
export function tableRows(kept) {
  const { form, t, state, estimate, link, made } = kept;
  /** @type {(string | number | null)[][]} */
  const rows = [["row", "benefit", "claimant", "status", "low", "high", "headline", "words", "source", "quoted"]];
  const source = (/** @type {string} */ node) => form.nodes[node]?.cite ?? "";
  for (const total of estimate.totals) {
    rows.push(["total", "", total.claimants.join(" "), "", total.low, total.high, total.headline, t("summary.total", { who: claimantNames(total, t) }), "", ""]);
  }
  for (const line of estimate.lines) {
    const benefit = form.benefits.find((each) => each.id === line.benefit);
    rows.push(["benefit", line.benefit, line.claimant, line.status, line.low, line.high, line.headline, benefit?.title ?? "", source(benefit?.node ?? ""), ""]);
    for (const step of line.steps) {
      const { low, high } = typeof step.value === "number" ? { low: step.value, high: step.value } : step.value;
      const [kind, code, words] = isReading(step) ? ["reading", String(step.operands["reading"]), readingText(step, form, t)] : ["step", step.label, stepText(step, { form, t })];
      rows.push([kind, line.benefit, "", code, low, high, null, words, source(step.node), step.quoted]);
    }
    for (const node of new Set(line.steps.map((step) => step.node))) {
      rows.push(["sentence", line.benefit, "", "", null, null, null, form.nodes[node]?.translation ?? "", source(node), form.nodes[node]?.official ?? ""]);
    }
    for (const { id, name, text } of answersOf(benefit?.questions ?? [], state.answers[line.benefit] ?? {}, form, t)) {
      rows.push(["answer", line.benefit, "", id, null, null, null, `${name} ${text}`, "", ""]);
    }
  }
  for (const words of [t("result.no_decision"), t("paper.made", { date: day(made, t) }), t("result.version", { date: day(estimate.version, t), digest: estimate.data }), link]) {
    rows.push(["about", "", "", "", null, null, null, words, "", ""]);
  }
  return rows;
}
