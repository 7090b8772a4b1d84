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
 * Paths in the order in which the form asks for them: special cases come last.
 *
 * @param {string[]} paths
 * @param {import("./schema.js").FormData} form
 */
export function inFormOrder(paths, form) {
  const places = new Map(paths.map((path) => [path, placeOf(path, form)]));
  return [...paths].sort((a, b) => {
    const [one = [], other = []] = [places.get(a), places.get(b)];
    const at = one.findIndex((part, n) => part !== other[n]);
    return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? 0);
  });
}

/** @param {string} path @param {import("./schema.js").FormData} form @returns {number[]} where it stands, from the outside in */
function placeOf(path, form) {
  const [root, first, ...rest] = parsePath(formPath(path));
  let questions = (root === "beside" ? form.beside : form.benefits.find((benefit) => benefit.id === first)?.questions) ?? [];
  return (root === "beside" ? [first ?? "", ...rest] : rest).map((part) => {
    if (typeof part === "number") return part;
    const at = questions.findIndex(({ id }) => id === part);
    const special = questions[at]?.special ? questions.length : 0;
    questions = questions[at]?.items ?? [];
    return at + special;
  });
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
