// Figures and sentences: amounts grouped, ranges with both ends, what is not stated never 0.

import assert from "node:assert/strict";
import test from "node:test";

import { bounds, digits, money, operandText, yuanOfFen } from "../../../docs/app/estimate/format.js";
import { figureText } from "../../../docs/app/estimate/figure.js";
import { fill, translator } from "../../../docs/app/estimate/words.js";

const t = translator({ money: { amount: "{amount} 元", range: "{low}–{high} 元", at_least: "至少 {amount} 元", at_most: "最多 {amount} 元", not_stated: "未载明", not_known: "还算不出" },
  result: { main_beside: "{main}（{beside}）", possible: "可能的范围 {bounds}", refused: "未测算" } });

test("digits are grouped by three, a negative number too", () => {
  assert.equal(digits(90_000), "90,000");
  assert.equal(digits(999), "999");
  assert.equal(digits(1_234_567_890), "1,234,567,890");
  assert.equal(digits(-1000), "-1,000");
});

test("an amount that is null is not stated, never 0", () => {
  assert.equal(money(null, t), "未载明");
  assert.equal(bounds(null, null, t), "未载明");
  assert.equal(money(0, t), "0 元");
});

test("bounds say what is known", () => {
  assert.equal(bounds(30_000, 30_000, t), "30,000 元");
  assert.equal(bounds(1500, 3000, t), "1,500–3,000 元");
  assert.equal(bounds(30_000, null, t), "至少 30,000 元");
  assert.equal(bounds(0, null, t), "还算不出");
  assert.equal(bounds(null, 5000, t), "最多 5,000 元");
});

test("a figure with a default reading shows it, and the range beside it", () => {
  assert.equal(figureText({ low: 18_000, high: 30_000, headline: 18_000 }, t), "18,000 元（可能的范围 18,000–30,000 元）");
  assert.equal(figureText({ low: 90_000, high: 90_000, headline: 90_000 }, t), "90,000 元");
  assert.equal(figureText({ low: 0, high: 6000, headline: null }, t), "0–6,000 元");
  assert.equal(figureText({ low: null, high: null, headline: null, status: "refused" }, t), "未测算");
});

test("operands are grouped inside their text, decimals and codes left alone", () => {
  assert.equal(operandText(12_345), "12,345");
  assert.equal(operandText("3000–6000"), "3,000–6,000");
  assert.equal(operandText("1.5"), "1.5");
  assert.equal(yuanOfFen(98_765_424), "987,654.24");
  assert.equal(yuanOfFen(800), "8");
});

test("places are filled, plural forms chosen, missing words are a fault", () => {
  assert.equal(fill("{n} {n:entry|entries}, {x}", { n: 1 }), "1 entry, {x}");
  assert.equal(fill("{n} {n:entry|entries}", { n: 2 }), "2 entries");
  assert.throws(() => t("money.nothing"), /money\.nothing/);
});
