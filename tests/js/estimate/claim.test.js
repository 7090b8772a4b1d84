// From what was typed to the calculator's claim: nothing typed becomes a fact that was not given.

import assert from "node:assert/strict";
import test from "node:test";

import { besideQuestions } from "../../../docs/app/estimate/beside.js";
import { claimOf } from "../../../docs/app/estimate/claim.js";
import { NONE_OF_THESE, UNKNOWN, fieldId, parsePath, pathText } from "../../../docs/app/estimate/schema.js";
import { stateFrom } from "../../../docs/app/estimate/state.js";

const question = (id, type, more = {}) => ({ id, type, label: id, ...more });
const choice = (value) => ({ value, label: value });
const FORM = {
  language: "zh", policy: "ydb-2022-51", version: "2022-07-01", nodes: {}, readings: {}, words: {},
  overlaps: [{ benefits: ["apprenticeship", "master-apprentice"], node: "ends1" }],
  benefits: [
    { id: "apprenticeship", claimant: "enterprise", node: "m3", kind: "payment", title: "A", summary: "", questions: [
      question("groups", "list", { items: [
        question("apprentices", "count", { unit: "人" }), question("are_employees", "yes_no"), question("age", "count"),
        question("certificate", "option", { options: [choice("skill_level"), choice("none")] }),
        question("certificate_level", "option", { options: [choice("junior")], when: { certificate: ["skill_level"] } }),
        question("months_until_16", "decimal", { when: { age: ["14", "15"] } }),
        question("certificate_date", "date"), question("staff_sent", "count", { changes_nothing: true }),
      ] }),
      question("base", "text"), question("certificates", "options", { options: [choice("technician"), choice("senior")] }),
      question("title_on", "date", { also: [choice("none")] }),
    ] },
    { id: "master-apprentice", claimant: "studio", node: "m8", kind: "payment", title: "B", summary: "", questions: [question("apprentices_trained", "count")] },
  ],
};
const claim = (answers, beside = {}, chosen = Object.keys(answers)) => {
  const form = { ...FORM, beside: besideQuestions(FORM, chosen, (key) => key) };
  return claimOf(form, { chosen, answers, beside });
};

test("answers become facts of their types", () => {
  const { claim: made, problems } = claim({ apprenticeship: {
    groups: [{ apprentices: "５", are_employees: "true", certificate: "skill_level", certificate_level: "junior", certificate_date: "2023-06-30" }], base: " 一号 ",
  } });
  assert.deepEqual(made, { policy: "ydb-2022-51", answers: { apprenticeship: {
    groups: [{ apprentices: 5, are_employees: true, certificate: "skill_level", certificate_level: "junior", certificate_date: "2023-06-30" }], base: "一号",
  } } });
  assert.equal(problems.size, 0);
});

test("empty, unknown and unanswered are left out: they are not zero and not no", () => {
  const { claim: made } = claim({ apprenticeship: { groups: [{ apprentices: "", are_employees: UNKNOWN, certificate: "none" }] } });
  assert.deepEqual(made.answers.apprenticeship, { groups: [{ certificate: "none" }] });
});

test("an answer to a question that is not asked any more stays out of the claim", () => {
  const { claim: made } = claim({ apprenticeship: { groups: [{ certificate: "none", certificate_level: "junior", age: "十六", months_until_16: "2" }] } });
  assert.deepEqual(made.answers.apprenticeship.groups, [{ certificate: "none", age: 16 }]);
  const { claim: young } = claim({ apprenticeship: { groups: [{ age: "１５", months_until_16: "2" }] } });
  assert.deepEqual(young.answers.apprenticeship.groups, [{ age: 15, months_until_16: 2 }]);
});

test("what cannot be read is named by its path, and goes to the calculator as typed so that it refuses the benefit", () => {
  const { claim: made, problems } = claim({ apprenticeship: { groups: [{ apprentices: "三四个", certificate_date: "2023-02-30" }] } });
  assert.deepEqual([...problems], [
    ["answers.apprenticeship.groups[0].apprentices", "several-numbers"],
    ["answers.apprenticeship.groups[0].certificate_date", "not-a-date"],
  ]);
  assert.deepEqual(made.answers.apprenticeship.groups, [{ apprentices: "三四个", certificate_date: "2023-02-30" }]);
});

test("“none of these” is an empty list, nothing ticked is not known; “none” beside a date is an answer", () => {
  assert.deepEqual(claim({ apprenticeship: { certificates: [NONE_OF_THESE], title_on: "none" } }).claim.answers.apprenticeship,
    { groups: [{}], certificates: [], title_on: "none" });
  assert.deepEqual(claim({ apprenticeship: { certificates: ["technician"] } }).claim.answers.apprenticeship, { groups: [{}], certificates: ["technician"] });
});

test("a chosen benefit without any answer waits, and is not in the claim", () => {
  const { claim: made, waiting } = claim({ apprenticeship: { groups: [{}] } });
  assert.deepEqual(made.answers, {});
  assert.deepEqual(waiting, ["apprenticeship"]);
});

test("other support, same case and same party stand beside the answers", () => {
  const answers = { apprenticeship: { groups: [{ apprentices: "5" }] }, "master-apprentice": { apprentices_trained: "5" } };
  const { claim: made, problems } = claim(answers, {
    any_other: "true", other_support: [{ benefit: "apprenticeship", for_the_same_thing: "true", amount: "8千" }, { amount: "5" }],
    "same_case_apprenticeship_master-apprentice": "true", same_party: ["enterprise", "studio"],
  });
  assert.deepEqual(made.other_support, [{ benefit: "apprenticeship", for_the_same_thing: true, amount: 8000 }]);
  assert.deepEqual(made.same_case, [["apprenticeship", "master-apprentice"]]);
  assert.deepEqual(made.same_party, [["enterprise", "studio"]]);
  assert.equal(problems.size, 0);
  assert.equal("other_support" in claim(answers, { any_other: "false", other_support: [{ benefit: "apprenticeship" }] }).claim, false);
});

test("paths are written as the calculator writes them", () => {
  const path = ["answers", "internship", "groups", 0, "months"];
  assert.equal(pathText(path), "answers.internship.groups[0].months");
  assert.deepEqual(parsePath("answers.internship.groups[0].months"), path);
  assert.equal(fieldId("answers.internship.groups[0].months"), "yc-answers-internship-groups-0-months");
});

test("damaged memory loses its damaged parts, nothing else", () => {
  assert.deepEqual(stateFrom({ chosen: ["a", 1, "a"], answers: { a: { n: "5", list: [{ x: "1" }, 3], bad: 5, tags: ["t"] }, b: 7 }, beside: null }),
    { chosen: ["a"], answers: { a: { n: "5", list: [{ x: "1" }, {}], tags: ["t"] } }, beside: {} });
  assert.deepEqual(stateFrom("nonsense"), { chosen: [], answers: {}, beside: {} });
});
