// What a missing answer would change: the same claim with each possible answer put in, asked of the same calculator.

import { figureText } from "./figure.js";
import { answerText } from "./field.js";
import { questionAt } from "./names.js";
import { parsePath } from "./schema.js";

/**
 * @typedef {Map<string, {answer: string, text: string}[]>} Effects
 * @typedef {import("./estimate_types.js").Estimate} Estimate
 * @typedef {import("./claim.js").Claim} Claim
 */

const MOST_QUESTIONS = 8;
const MOST_ANSWERS = 10;

/**
 * @typedef {object} Probe
 * @property {import("./schema.js").FormData} form
 * @property {import("./words.js").Translate} t
 * @property {(claim: Claim) => Promise<Estimate>} ask
 * @property {(path: string) => boolean} isAsked
 * @property {() => boolean} isCurrent - false: a newer estimate is there, and nobody waits for these
 */

/**
 * Only questions with a few possible answers are tried: yes or no, and options.
 *
 * @param {Estimate} estimate
 * @param {Claim} claim
 * @param {Probe} probe
 * @returns {Promise<Effects>}
 */
export async function effectsOf(estimate, claim, { form, t, ask, isAsked, isCurrent }) {
  /** @type {Effects} */
  const effects = new Map();
  for (const line of estimate.lines) {
    for (const path of line.open.filter(isAsked).slice(0, MOST_QUESTIONS)) {
      const { question } = questionAt(path, form);
      const answers = question?.type === "yes_no" ? ["true", "false"] : question?.type === "option" ? (question.options ?? []).map((option) => option.value) : [];
      if (!question || answers.length === 0 || answers.length > MOST_ANSWERS) continue;
      if (!isCurrent()) return effects;
      const found = await Promise.all(answers.map(async (answer) => {
        const tried = await ask(withFact(claim, path, question.type === "yes_no" ? answer === "true" : answer));
        const then = tried.lines.find((each) => each.benefit === line.benefit);
        return { answer: answerText(question, answer, t), text: then ? figureText(then, t) : "" };
      }));
      // An answer that would leave the figure as it is tells the reader nothing.
      const now = figureText(line, t);
      if (found.some(({ text }) => text !== now)) effects.set(path, together(found, t));
    }
  }
  return effects;
}

/**
 * Answers that come to the same figure in one row.
 *
 * @param {{answer: string, text: string}[]} found
 * @param {import("./words.js").Translate} t
 */
function together(found, t) {
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const { answer, text } of found) byText.set(text, [...(byText.get(text) ?? []), answer]);
  return [...byText].map(([text, answers]) => ({ answer: answers.join(t("result.or")), text }));
}

/**
 * A copy of the claim with one more fact.
 *
 * @param {Claim} claim
 * @param {string} path
 * @param {unknown} value
 * @returns {Claim}
 */
function withFact(claim, path, value) {
  const copy = structuredClone(claim);
  const parts = parsePath(path);
  /** @type {any} */
  let place = copy;
  for (const part of parts.slice(0, -1)) place = place[part] ??= {};
  place[parts.at(-1) ?? ""] = value;
  return copy;
}
