// How a place of the form is called in a sentence: the group and the question.

import { formPath } from "./beside.js";
import { parsePath } from "./schema.js";
import { fill } from "./words.js";

/** @typedef {import("./schema.js").Question} Question */

/**
 * The question at a path of the calculator, and the names of the groups that it stands in.
 *
 * @param {string} path - answers.internship.groups[0].months
 * @param {import("./schema.js").FormData} form
 * @returns {{question: Question | undefined, members: string[]}}
 */
export function questionAt(path, form) {
  const [root, first, ...tail] = parsePath(formPath(path));
  const rest = root === "beside" ? [first, ...tail] : tail;
  /** @type {Question | undefined} */
  let question;
  let questions = (root === "beside" ? form.beside : form.benefits.find((benefit) => benefit.id === first)?.questions) ?? [];
  const members = [];
  for (const part of rest) {
    if (typeof part === "number") {
      if (question?.member && question.type === "list") members.push(fill(question.member, { n: part + 1 }));
      continue;
    }
    question = questions.find((each) => each.id === part);
    questions = question?.items ?? [];
  }
  return { question, members };
}

/**
 * How a clause or sentence is called beside what rests on it.
 *
 * @param {import("./schema.js").NodeWords} node
 * @param {string} [within] - the clause that is named already
 */
export function citeIn(node, within) {
  return node.short && node.clause === within ? node.short : node.cite;
}

/**
 * @param {string} path
 * @param {import("./schema.js").FormData} form
 * @param {import("./words.js").Translate} t
 */
export function fieldName(path, form, t) {
  const { question, members } = questionAt(path, form);
  const label = question?.label ?? path;
  return members.length === 0 ? label : t("result.field", { member: members.join(" "), label });
}
