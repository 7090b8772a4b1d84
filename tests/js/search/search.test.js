// The search over a small made-up index: what is found, how surely, and which words are set off.

import assert from "node:assert/strict";
import test from "node:test";

import { mark } from "../../../docs/app/search/marks.js";
import { createSearch } from "../../../docs/app/search/search.js";
import { createTokenizer } from "../../../docs/app/search/tokens.js";

const page = (id, title, also, ...sentences) => ({ id, location: `p/${id}/`, title, also, sentences: sentences.map((words, at) => [`${id}s${at + 1}`, words]) });
const INDEX = {
  language: "zh",
  fold: { from: "競賽獎", to: "竞赛奖" },
  same: { 竞赛: ["比赛"] },
  docs: [
    page("a", "1. 技能竞赛", [], "每年举办技能竞赛。", "获奖选手给予 3000 元奖励。"),
    page("b", "2. 茶馆补贴", ["喝茶", "hecha"], "对茶馆按 500 元/月给予补贴。", "工会参与。"),
    page("c", "3. 图书馆", [], "图书馆每次给予 500 元。"),
  ],
};
const search = createSearch(INDEX);
const ids = (query) => search(query).items.map((hit) => hit.id);

test("the best sentence is shown and linked", () => {
  const [first] = search("三千块奖励").items;
  assert.equal(first.location, "p/a/#as2");
  assert.deepEqual(first.words.filter(([, marked]) => marked).map(([text]) => text), ["3000", "奖励"]);
  assert.equal(first.words.map(([text]) => text).join(""), "获奖选手给予 3000 元奖励。");
});

test("synonyms, traditional characters, full width and pinyin find the same page", () => {
  for (const query of ["比赛", "技能競賽", "３０００元"]) assert.deepEqual(ids(query), ["a"], query);
  for (const query of ["喝茶", "hecha", "he cha"]) assert.equal(ids(query)[0], "b", query);
});

test("an amount a month is another than one a time", () => {
  assert.equal(ids("一个月500")[0], "b");
  assert.equal(ids("每次500元")[0], "c");
});

test("question words do not count, unless they are part of a known word", () => {
  assert.deepEqual(ids("请问茶馆有补贴吗"), ["b"]);
  assert.deepEqual(ids("工会"), ["b"]); // 会 alone asks
  assert.deepEqual(ids("能有吗"), []);
});

test("what meets too little is offered as perhaps, what meets nothing is not", () => {
  const unsure = search("驾照茶馆");
  assert.deepEqual(unsure.items, []);
  assert.deepEqual(unsure.perhaps.map((hit) => hit.id), ["b"]);
  assert.deepEqual(search("疫苗"), { items: [], perhaps: [] });
  assert.deepEqual(search("   "), { items: [], perhaps: [] });
});

test("English words are found by stem, beginning and with one slip, but not with another first letter", () => {
  const english = createSearch({
    language: "en", fold: {}, same: { enterprise: ["company"] },
    docs: [page("a", "1. Apprenticeship", [], "Enterprises receive a subsidy."), page("b", "2. Employment services", [], "Advice on employment.")],
  });
  for (const query of ["apprenticeships", "aprenticeship", "apprent", "companies and apprentices"]) assert.equal(english(query).items[0]?.id, "a", query);
  assert.deepEqual(english("unemployment").items, []);
});

test("words with code in them stay words", () => {
  const { normal } = createTokenizer({}, {});
  assert.deepEqual(mark("<b>茶</b>", new Set(["茶"]), normal), [["<b>", false], ["茶", true], ["</b>", false]]);
  assert.deepEqual(search('<img src=x onerror="alert(1)">'), { items: [], perhaps: [] });
});

test("odd input ends quickly and quietly", () => {
  for (const query of ["\u{1F600}".repeat(500), "补贴".repeat(2000), "a".repeat(10_000), "1".repeat(400), "((([[[\\", "\u0000", "%%%"]) {
    const began = performance.now();
    search(query);
    assert.ok(performance.now() - began < 1000, query.slice(0, 10));
  }
});

test("what the policy does not speak of has no answer, whatever else is met", () => {
  const found = createSearch({ ...INDEX, absent: ["彩票", "lottery"] });
  assert.deepEqual(found("技能竞赛的彩票").items, []);
  assert.deepEqual(found("技能竞赛的彩票").perhaps.map(({ id }) => id), ["a"]);
  assert.deepEqual(found("Lottery 技能竞赛").items, []);
  assert.equal(found("技能竞赛").items[0].id, "a");
});

test("a reference by number comes first, and only where there is such a clause", () => {
  const docs = [...INDEX.docs, page("m3", "3. 灯会", [], "举办灯会。"), page("s1g2", "（二）手艺", [], "传授手艺。")];
  const found = createSearch({ ...INDEX, docs });
  for (const query of ["第三点", "第3条", "point 3", "三（一）3"]) assert.equal(found(query).items[0].id, "m3", query);
  assert.equal(found("一（二）").items[0].id, "s1g2");
  assert.notEqual(found("第八点").items[0]?.id, "m8");
});

test("a number that no clause has finds nothing, whatever else its words meet", () => {
  for (const query of ["第99条", "第0点", "measure 99", "article 30"]) assert.deepEqual(search(query), { items: [], perhaps: [] }, query);
});
