// Answers read back, each with a way to change it.

import { answerText } from "./field.js";
import { h } from "./dom.js";
import { pathText } from "./schema.js";
import { fill } from "./words.js";

/**
 * @typedef {import("./schema.js").Question} Question
 * @typedef {import("./schema.js").RawFacts} RawFacts
 * @typedef {import("./schema.js").Path} Path
 */

/**
 * @param {Question[]} questions
 * @param {RawFacts} facts
 * @param {Path} path
 * @param {Pick<import("./line.js").ResultContext, "t" | "isAsked" | "goTo">} context
 * @returns {HTMLElement[]} rows of a description list, and headings of groups
 */
export function answerRows(questions, facts, path, context) {
  const { t, isAsked, goTo } = context;
  return questions.flatMap((question) => {
    const raw = facts[question.id];
    const at = [...path, question.id];
    if (question.type === "list") {
      return !Array.isArray(raw) ? [] : raw.flatMap((member, n) => {
        const rows = typeof member === "string" ? [] : answerRows(question.items ?? [], member, [...at, n], context);
        return rows.length === 0 ? [] : [h("div", { class: "yc-answers__group" }, fill(question.member ?? "{n}", { n: n + 1 })), ...rows];
      });
    }
    const text = answerText(question, raw, t);
    if (text === "" || !isAsked(pathText(at))) return [];
    return [h("div", { class: "yc-answers__row" }, h("span", {}, question.label), h("span", { class: "yc-answers__answer" }, text),
      h("button", { type: "button", class: "yc-link", "aria-label": t("result.change_named", { label: question.label }), onclick: () => goTo(pathText(at)) }, t("result.change")))];
  });
}
