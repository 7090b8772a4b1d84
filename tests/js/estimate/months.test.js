// Months one after the other: which are paid, and where the cap ends them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { monthsOf } from "../../../docs/app/estimate/months.js";

const step = (/** @type {string} */ label, /** @type {Record<string, number | string>} */ operands) => ({ label, operands, value: 0, node: "m1s1", quoted: "" });

test("two rates and a cap: the last segment is cut where the cap lies", () => {
  const steps = [step("months-at-rate", { months: 20, told: 20, rate: 500 }), step("months-at-rate", { months: 16, told: 40, rate: 1000 }), step("month-limit", { months: 60, limit: 36 })];
  assert.deepEqual(monthsOf(steps), { runs: [{ from: 1, to: 20, rate: 500 }, { from: 21, to: 36, rate: 1000 }], limit: 36, end: 60 });
});

test("a cap of months for everybody", () => {
  assert.deepEqual(monthsOf([step("month-cap", { months: 8, limit: 6 })]), { runs: [{ from: 1, to: 6, rate: null }], limit: 6, end: 8 });
});

test("nothing is drawn where months are not known, are parts, or have no place on one line", () => {
  assert.equal(monthsOf([]), null);
  assert.equal(monthsOf([step("months-at-rate", { months: "0–6", told: 6, rate: 500 })]), null);
  assert.equal(monthsOf([step("month-cap", { months: 8, limit: 6 }), step("month-cap", { months: 7, limit: 6 })]), null);
  assert.equal(monthsOf([step("months-at-rate", { months: 10, told: 40, rate: 500 }), step("month-limit", { months: 40, limit: 36 })]), null);
});
