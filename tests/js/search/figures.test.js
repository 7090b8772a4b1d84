// Figures in every form are the same token; what only looks like a figure is none.

import assert from "node:assert/strict";
import test from "node:test";

import { englishNumber, hanNumber, takeFigures } from "../../../docs/app/search/figures.js";

const tokens = (text) => takeFigures(text.normalize("NFKC").toLowerCase()).tokens;

test("Chinese numerals", () => {
  const values = { 三千: 3000, 十五万: 150_000, 一万五: 15_000, 两万: 20_000, 三百二: 320, 二十: 20, 十: 10, 三千零五十: 3050, 二十三万八千: 238_000, 一百零五: 105 };
  for (const [numeral, value] of Object.entries(values)) assert.equal(hanNumber(numeral), value, numeral);
  for (const none of ["十百千万", "千百", "万"]) assert.ok(Number.isNaN(hanNumber(none)), none);
});

test("one amount, every form", () => {
  for (const form of ["3000", "3,000", "3 000", "３０００元", "¥3000", "￥3,000", "RMB 3,000", "3000 yuan", "3千", "3k", "三千", "三千块", "三千元", "three thousand"]) {
    assert.deepEqual(tokens(form), ["#3000"], form);
  }
  for (const form of ["15万", "15 万元", "150000", "150,000", "RMB 150,000", "150k", "十五万", "15w"]) assert.deepEqual(tokens(form), ["#150000"], form);
  assert.deepEqual(tokens("3万2千人次"), ["#32000", "#人次"]);
  assert.deepEqual(tokens("一百个师傅"), ["#100"]);
  assert.deepEqual(tokens("二十三点八万"), ["#238000"]);
  assert.deepEqual(tokens("三点二万人次"), ["#32000", "#人次"]);
  assert.deepEqual(tokens("0.2万-5万"), ["#2000", "#50000"]);
});

test("percentages", () => {
  for (const form of ["35%", "35 %", "３５％", "百分之三十五", "35 per cent", "35 percent"]) assert.deepEqual(tokens(form), ["#35%"], form);
});

test("a month and a count of times are kept beside the figure", () => {
  assert.deepEqual(tokens("每月500元"), ["#月", "#500"]);
  assert.deepEqual(tokens("500 元/月"), ["#月", "#500"]);
  assert.deepEqual(tokens("10万人次"), ["#100000", "#人次"]);
});

test("ids and small English numbers are no figures", () => {
  assert.deepEqual(tokens("s4g3"), []);
  assert.equal(englishNumber("two"), 0);
  assert.equal(englishNumber("one hundred and fifty thousand"), 150_000);
});
