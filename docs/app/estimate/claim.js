// Makes the calculator's claim out of what was typed, and says which answers could not be read.

import { besideClaim } from "./beside.js";
import { readDate, readMonth } from "./dates.js";
import { readNumber } from "./numbers.js";
import { NONE_OF_THESE, UNKNOWN, asked, isAnswered, isAsked, pathText } from "./schema.js";

/**
 * @typedef {import("./schema.js").Question} Question
 * @typedef {import("./schema.js").RawAnswer} RawAnswer
 * @typedef {import("./schema.js").RawFacts} RawFacts
 * @typedef {import("./schema.js").Path} Path
 *
 * @typedef {{[key: string]: unknown}} Facts
 * @typedef {{policy: string, answers: {[benefit: string]: Facts}, same_party?: string[][], same_case?: string[][], other_support?: Facts[]}} Claim
 * @typedef {Map<string, string>} Problems - path -> code of what could not be read
 */

/**
 * An answer read: neither value nor problem means that it is not known.
 *
 * @param {Question} question
 * @param {RawAnswer | undefined} raw
 * @returns {{value?: unknown, problem?: string}}
 */
export function readAnswer(question, raw) {
  if (raw === undefined || raw === "" || raw === UNKNOWN) return {};
  if (question.type === "options") return Array.isArray(raw) ? { value: raw.filter((option) => option !== NONE_OF_THESE) } : {};
  if (typeof raw !== "string") return {};
  switch (question.type) {
    case "count": case "money": case "decimal": return readNumber(raw, question.type, question.unit);
    case "yes_no": return { value: raw === "true" };
    case "date": case "month":
      if (question.also?.some((choice) => choice.value === raw)) return { value: raw };
      return question.type === "date" ? readDate(raw) : readMonth(raw);
    case "text": return raw.trim() === "" ? {} : { value: raw.trim() };
    default: return { value: raw };
  }
}

/**
 * An answer as a condition (`when`) writes it: true, 15, skill_level.
 *
 * @param {Question} question
 * @param {RawAnswer | undefined} raw
 */
export function plainAnswer(question, raw) {
  const { value, problem } = readAnswer(question, raw);
  return value === undefined || problem || typeof value === "object" ? undefined : String(value);
}

/**
 * The facts of one benefit. Answers to questions that are not asked any more are left out; they stay in the form's memory.
 * An answer that could not be read goes to the calculator as typed, so that it refuses the benefit instead of leaving it out.
 *
 * @param {Question[]} questions
 * @param {RawFacts} raw
 * @param {Path} path
 * @param {Problems} problems - filled
 * @returns {Facts}
 */
export function factsOf(questions, raw, path, problems) {
  /** @type {Facts} */
  const facts = {};
  for (const question of asked(questions)) {
    if (!isAsked(question, raw, questions, plainAnswer)) continue;
    const at = [...path, question.id];
    const answer = raw[question.id];
    if (question.type === "list") {
      const members = Array.isArray(answer) && answer.length > 0 ? answer : [{}];
      facts[question.id] = members.map((member, n) => factsOf(question.items ?? [], typeof member === "string" ? {} : member, [...at, n], problems));
      continue;
    }
    const { value, problem } = readAnswer(question, answer);
    if (problem) problems.set(pathText(at), problem);
    if (value !== undefined) facts[question.id] = value;
    else if (problem) facts[question.id] = answer;
  }
  return facts;
}

/**
 * The claim of the chosen benefits for which something is answered.
 *
 * @param {import("./schema.js").FormData} form
 * @param {import("./state.js").State} state
 * @returns {{claim: Claim, problems: Problems, waiting: string[]}} waiting: chosen benefits without any answer yet
 */
export function claimOf(form, state) {
  /** @type {Problems} */
  const problems = new Map();
  /** @type {Claim} */
  const claim = { policy: form.policy, answers: {} };
  const waiting = [];
  for (const { id, questions } of form.benefits) {
    if (!state.chosen.includes(id)) continue;
    const raw = state.answers[id] ?? {};
    if (!Object.values(raw).some(isAnswered)) waiting.push(id);
    else claim.answers[id] = factsOf(questions, raw, ["answers", id], problems);
  }
  return { claim: { ...claim, ...besideClaim(form, state, Object.keys(claim.answers), problems) }, problems, waiting };
}
