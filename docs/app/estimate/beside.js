// Questions beside the benefits: other money for the same thing, and whether several claimants or cases are one and the same.

import { factsOf } from "./claim.js";

/**
 * @typedef {import("./schema.js").FormData} FormData
 * @typedef {import("./schema.js").Question} Question
 * @typedef {import("./state.js").State} State
 * @typedef {import("./words.js").Translate} Translate
 */

/**
 * @param {FormData} form
 * @param {string[]} chosen
 * @param {Translate} t
 * @returns {Question[]}
 */
export function besideQuestions(form, chosen, t) {
  const benefits = form.benefits.filter((benefit) => chosen.includes(benefit.id) && benefit.kind !== "planning");
  if (benefits.length === 0) return [];
  const claimants = [...new Set(benefits.map((benefit) => benefit.claimant))].filter((claimant) => claimant !== null);
  /** @type {Question[]} */
  const questions = [
    { id: "any_other", type: "yes_no", label: t("beside.any_other"), help: t("beside.any_other_help") },
    { id: "other_support", type: "list", label: t("beside.other"), add: t("beside.other_add"), member: t("beside.other_member"), when: { any_other: ["true"] }, items: [
      { id: "benefit", type: "option", label: t("beside.other_benefit"), options: benefits.map((benefit) => ({ value: benefit.id, label: benefit.title })) },
      { id: "for_the_same_thing", type: "yes_no", label: t("beside.other_same"), help: t("beside.other_same_help") },
      { id: "amount", type: "money", label: t("beside.other_amount"), unit: t("beside.yuan") },
    ] },
  ];
  for (const { benefits: [first, second] } of form.overlaps) {
    const [a, b] = [first, second].map((id) => benefits.find((benefit) => benefit.id === id));
    if (a && b) questions.push({ id: sameCaseId(first, second), type: "yes_no", label: t("beside.same_case", { first: a.title, second: b.title }), help: t("beside.same_case_help") });
  }
  if (claimants.length > 1) {
    questions.push({ id: "same_party", type: "options", special: true, label: t("beside.same_party"), help: t("beside.same_party_help"),
      options: claimants.map((claimant) => ({ value: claimant, label: t(`claimants.${claimant}`) })) });
  }
  return questions;
}

/**
 * The claim's parts beside its answers.
 *
 * @param {FormData} form
 * @param {State} state
 * @param {string[]} answered - benefits that the claim speaks of
 * @param {import("./claim.js").Problems} problems - filled
 */
export function besideClaim(form, state, answered, problems) {
  const facts = factsOf(form.beside ?? [], state.beside, ["beside"], problems);
  /** @type {Partial<import("./claim.js").Claim>} */
  const parts = {};
  const others = /** @type {import("./claim.js").Facts[]} */ (facts["other_support"] ?? [])
    .filter((row) => answered.includes(String(row["benefit"])));
  if (others.length > 0) parts.other_support = others;
  const cases = form.overlaps.map((overlap) => overlap.benefits)
    .filter(([first, second]) => facts[sameCaseId(first, second)] === true);
  if (cases.length > 0) parts.same_case = cases;
  const party = /** @type {string[]} */ (facts["same_party"] ?? []);
  if (party.length > 1) parts.same_party = [party];
  return parts;
}

/**
 * Where the form has the field of a path of the claim.
 *
 * @param {string} path - answers.internship.groups[0].months, other_support[0].amount
 */
export function formPath(path) {
  return path.startsWith("answers.") || path.startsWith("beside.") ? path : `beside.${path}`;
}

/** @param {string} first @param {string} second */
function sameCaseId(first, second) {
  return `same_case_${first}_${second}`;
}
