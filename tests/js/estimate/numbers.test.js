// Numbers as people type them: understood, or refused with a reason; never guessed.

import assert from "node:assert/strict";
import test from "node:test";

import { needsEcho, readNumber } from "../../../docs/app/estimate/numbers.js";

/** @type {[string, number][]} */
const WHOLE = [
  ["5", 5], [" 05 ", 5], ["１２", 12], ["1,000", 1000], ["1，000", 1000], ["1 000 000", 1_000_000], ["3万", 30_000], ["1.5万", 15_000],
  ["0.29万", 2900], ["3万5千", 35_000], ["3万5", 35_000], ["3万5000", 35_000], ["2千3百", 2300], ["十", 10], ["十二", 12], ["二十五", 25],
  ["一百零五", 105], ["一百五", 150], ["三百二十一", 321], ["十五万", 150_000], ["三万五", 35_000], ["三万零五", 30_005], ["两千三", 2300],
  ["一亿", 100_000_000], ["二〇二三", 2023], ["壹拾贰", 12], ["零", 0], ["0", 0], ["3k", 3000], ["2 thousand", 2000], ["5.0", 5],
];

for (const [typed, value] of WHOLE) {
  test(`${typed} is understood as ${value}`, () => assert.deepEqual(readNumber(typed, "count"), { value }));
}

test("the unit may be typed along, and money in its usual forms", () => {
  assert.deepEqual(readNumber("20人", "count", "人"), { value: 20 });
  assert.deepEqual(readNumber("20 名", "count", "人"), { value: 20 });
  assert.deepEqual(readNumber("17岁", "count", "周岁"), { value: 17 });
  assert.deepEqual(readNumber("6月", "decimal", "个月"), { value: 6 });
  assert.deepEqual(readNumber("1 month", "decimal", "months"), { value: 1 });
  assert.deepEqual(readNumber("¥2,300元", "money", "元"), { value: 2300 });
  assert.deepEqual(readNumber("RMB 15万", "money", "yuan"), { value: 150_000 });
  assert.deepEqual(readNumber("两千三百块钱", "money", "元"), { value: 2300 });
});

test("another unit than the field's is refused: six years are not six months", () => {
  assert.deepEqual(readNumber("6年", "decimal", "个月"), { problem: "not-a-number" });
});

test("nothing, or “I do not know”, is not known, and is no fault", () => {
  for (const typed of ["", "  ", "不知道", "不清楚", "？", "unknown", "I don't know", "n/a"]) assert.deepEqual(readNumber(typed, "count"), {});
});

test("decimals have at most two places", () => {
  assert.deepEqual(readNumber("1.5", "decimal"), { value: 1.5 });
  assert.deepEqual(readNumber(".25", "decimal"), { value: 0.25 });
  assert.deepEqual(readNumber("1.555", "decimal"), { value: 1.555, problem: "too-many-decimals" });
  assert.deepEqual(readNumber("2.5", "count"), { value: 2.5, problem: "not-whole" });
});

test("what may mean two things is refused", () => {
  for (const typed of ["1,5", "10,00", "1.000"]) assert.deepEqual(readNumber(typed, "count"), { problem: "doubtful-comma" }, typed);
  for (const typed of ["3-5", "5~6", "3到5", "三四", "5 6", "3 or 4"]) assert.deepEqual(readNumber(typed, "count"), { problem: "several-numbers" }, typed);
});

test("what is no number is refused", () => {
  for (const typed of ["abc", "1e5", "NaN", "Infinity", "0x10", "约5", "百", "万", "十百", "一千千", "3*6"]) {
    assert.deepEqual(readNumber(typed, "count"), { problem: "not-a-number" }, typed);
  }
});

test("a negative number goes on to the calculator, which refuses it too", () => {
  assert.deepEqual(readNumber("-5", "count"), { value: -5, problem: "negative" });
  assert.deepEqual(readNumber("－５", "money"), { value: -5, problem: "negative" });
});

test("a billion is not too much, but what JavaScript cannot hold exactly is not sent as a number", () => {
  assert.deepEqual(readNumber("1000000000", "money"), { value: 1_000_000_000 });
  assert.deepEqual(readNumber("99999999999999999999", "money"), { problem: "too-large" });
});

test("only what was not plain digits is repeated back", () => {
  assert.equal(needsEcho("5", 5), false);
  assert.equal(needsEcho(" 5 ", 5), false);
  assert.equal(needsEcho("５", 5), true);
  assert.equal(needsEcho("3万", 30_000), true);
});
