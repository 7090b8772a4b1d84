// Days and months, from native inputs and as typed where a browser has none.

import assert from "node:assert/strict";
import test from "node:test";

import { readDate, readMonth } from "../../../docs/app/estimate/dates.js";

test("a day in its usual forms", () => {
  for (const typed of ["2023-06-30", "2023年6月30日", "2023/6/30", "2023.06.30", "20230630", "２０２３－６－３０"]) {
    assert.deepEqual(readDate(typed), { value: "2023-06-30" }, typed);
  }
  assert.deepEqual(readDate(""), {});
});

test("a day that does not exist, or is not whole, is refused", () => {
  for (const typed of ["2023-02-30", "2023-13-01", "2023-06", "30/06/2023", "昨天"]) assert.deepEqual(readDate(typed), { problem: "not-a-date" }, typed);
});

test("a month", () => {
  for (const typed of ["2023-06", "2023年6月", "2023/6"]) assert.deepEqual(readMonth(typed), { value: "2023-06" }, typed);
  for (const typed of ["2023-13", "2023", "2023-06-30"]) assert.deepEqual(readMonth(typed), { problem: "not-a-month" }, typed);
  assert.deepEqual(readMonth(" "), {});
});
