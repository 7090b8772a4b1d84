// A row of a table becomes the form's answers: groups, codes, days as people write them.

import assert from "node:assert/strict";
import test from "node:test";
import { rowsOfClaim, stateOfRows } from "../../../docs/app/batch/row_state.js";

const questions = [
  { id: "sure", type: "yes_no" },
  { id: "groups", type: "list", items: [{ id: "people", type: "count" }, { id: "levels", type: "options" }, { id: "day", type: "date" }] },
];
const form = /** @type {any} */ ({ benefits: [{ id: "one", questions }, { id: "two", questions: [{ id: "people", type: "count" }] }] });
const columns = (/** @type {string[]} */ ...headings) => headings.map((heading) => ({ heading, label: "", codes: new Map() }));

test("each row of a claim becomes a group, and what stands outside the groups stands once", () => {
  const state = stateOfRows([["a", "是", "3", "x; y", "2023/6/3"], ["a", "", "4", "", "20230604"]], columns("claim", "one.sure", "one.people", "one.groups.levels", "one.day"), form);
  assert.deepEqual(state, { chosen: ["one"], beside: {}, answers: { one: { sure: "true", groups: [
    { people: "3", levels: ["x", "y"], day: "2023-06-03" }, { people: "4", day: "2023-06-04" }] } } });
});

test("a column for the benefit says whose question a heading is", () => {
  const state = stateOfRows([["two", "5"]], columns("benefit", "people"), form);
  assert.deepEqual(state, { chosen: ["two"], beside: {}, answers: { two: { people: "5" } } });
});

test("what is no answer is left out or kept as it was typed, never read as no", () => {
  const state = stateOfRows([["perhaps", "x", "soon"]], columns("one.sure", "one.people", "one.day"), form);
  assert.deepEqual(state.answers, { one: { groups: [{ people: "x", day: "soon" }] } });
});

test("the rows of a claim are those beside it with its id; without an id the row is alone", () => {
  const rows = ["", "a", "a", "b", "", ""].map((id, n) => ({ cells: [id, String(n)] }));
  const lines = (/** @type {number} */ at) => rowsOfClaim(rows, at, columns("claim", "#")).map(({ cells }) => cells[1]);
  assert.deepEqual([lines(0), lines(1), lines(2), lines(3), lines(5)], [["0"], ["1", "2"], ["1", "2"], ["3"], ["5"]]);
});
