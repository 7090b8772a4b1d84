// How a place of the form is called in a sentence: the group and the question.

import { formPath } from "./beside.js";
import { parsePath } from "./schema.js";
import { fill } from "./words.js";

/** @typedef {import("./schema.js").Question} Question */

/**
 * The question at a path of the calculator, the names of the groups that it stands in, and its place in the form, from the
 * outside in: special cases come last.
 *
 * @param {string} path - answers.internship.groups[0].months
 * @param {import("./schema.js").FormData} form
 * @returns {{question: Question | undefined, members: string[], place: number[]}}
 */
export function questionAt(path, form) {
  const [root, first, ...tail] = parsePath(formPath(path));
  const rest = root === "beside" ? [first, ...tail] : tail;
  /** @type {Question | undefined} */
  let question;
  let questions = (root === "beside" ? form.beside : form.benefits.find((benefit) => benefit.id === first)?.questions) ?? [];
  const members = [];
  const place = [];
  for (const part of rest) {
    if (typeof part === "number") {
      place.push(part);
      if (question?.member && question.type === "list") members.push(fill(question.member, { n: part + 1 }));
      continue;
    }
    const at = questions.findIndex((each) => each.id === part);
    question = questions[at];
    place.push(at + (question?.special ? questions.length : 0));
    questions = question?.items ?? [];
  }
  return { question, members, place };
}

/**
 * Paths in the order in which the form asks for them.
 *
 * @param {string[]} paths
 * @param {import("./schema.js").FormData} form
 */
export function inFormOrder(paths, form) {
  const places = new Map(paths.map((path) => [path, questionAt(path, form).place]));
  return [...paths].sort((a, b) => {
    const [one = [], other = []] = [places.get(a), places.get(b)];
    const at = one.findIndex((part, n) => part !== other[n]);
    return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? 0);
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
