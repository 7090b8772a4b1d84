// The questions of a benefit, or of one member of a repeated part: fields, repeated parts, and special cases apart.

import { plainAnswer } from "./claim.js";
import { h } from "./dom.js";
import { field } from "./field.js";
import { repeated } from "./repeated.js";
import { asked, isAnswered, isAsked } from "./schema.js";

/**
 * @typedef {import("./schema.js").Question} Question
 * @typedef {import("./schema.js").Path} Path
 * @typedef {import("./schema.js").RawFacts} RawFacts
 * @typedef {import("./field.js").Context} Context
 * @typedef {import("./field.js").Field} Field
 *
 * @typedef {object} Block
 * @property {HTMLElement} element
 * @property {() => Field[]} fields - every field that is asked now, in the order of the page
 * @property {() => void} sync - show the questions that matter with the present answers, hide the others
 */

/**
 * @param {Question[]} questions
 * @param {Path} path
 * @param {Context} context
 * @returns {Block}
 */
export function questionBlock(questions, path, context) {
  const all = asked(questions);
  const parts = all.map((question) => {
    if (question.type === "list") return { question, ...repeated(question, [...path, question.id], context) };
    const made = field(question, [...path, question.id], context);
    return { question, element: made.element, fields: () => [made], sync: () => {} };
  });
  const special = parts.filter(({ question }) => question.special);
  const details = special.length === 0 ? null : h("details", { class: "yc-special" },
    h("summary", {}, context.t("form.special")),
    h("p", { class: "yc-help" }, context.t("form.special_help")),
    ...special.map(({ element }) => element));
  if (details) details.open = special.some(({ question }) => isAnswered(facts()[question.id]));
  const element = h("div", { class: "yc-questions" }, ...parts.filter(({ question }) => !question.special).map((part) => part.element), details);

  function facts() {
    return /** @type {RawFacts} */ (context.store.get(path) ?? {});
  }
  function sync() {
    const now = facts();
    for (const part of parts) {
      part.element.hidden = !isAsked(part.question, now, all, plainAnswer);
      if (!part.element.hidden) part.sync();
    }
    if (details) details.hidden = special.every((part) => part.element.hidden);
  }
  sync();
  return { element, sync, fields: () => parts.filter((part) => !part.element.hidden).flatMap((part) => part.fields()) };
}
