// Phrases spelt from the table of syllables: Chinese ones all through, and only with characters that it has.

import assert from "node:assert/strict";
import test from "node:test";

import { withPinyin } from "../../../docs/app/search/pinyin.js";

test("Chinese phrases stand with their pinyin, others as they are", () => {
  const spelt = withPinyin({ bai: "拜白", shi: "师" });
  assert.deepEqual(spelt(["拜师", "拜师 abc", "拜访", "m9"], ""), ["拜师", "拜师 abc", "拜访", "m9", "baishi"]);
});

test("a phrase that is there already is not doubled, and no table spells nothing", () => {
  assert.deepEqual(withPinyin({ bai: "拜", shi: "师" })(["拜师", "baishi"], ""), ["拜师", "baishi"]);
  assert.deepEqual(withPinyin()(["拜师"], ""), ["拜师"]);
});

test("names among the words of a page are spelt too", () => {
  const spelt = withPinyin({ bai: "拜白", shi: "师" }, ["白师", "拜拜"]);
  assert.deepEqual(spelt(["拜师"], "请白师来"), ["拜师", "baishi"]);
  assert.deepEqual(spelt([], "请白师来"), ["baishi"]);
  assert.deepEqual(spelt([], "无"), []);
});
