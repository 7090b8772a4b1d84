// What is shown as found and what as "perhaps", by what a page met of the query.

import assert from "node:assert/strict";
import test from "node:test";

import { createDecision, longestGap } from "../../../docs/app/search/doubt.js";
import { createTokenizer } from "../../../docs/app/search/tokens.js";

const isGeneral = (token) => ["applicat", "=funding", "申请", "资助", "津贴", "标准"].includes(token);

/** The decision on a query of which one page met some tokens in full. */
function decide(asked, has, { share = 0.5, bonus = 0, several = false, score = 100, gap = 0 } = {}) {
  const met = (token) => has.includes(token);
  const isSure = createDecision({ asked, met, isGeneral, gap, strange: (token) => !met(token) });
  return isSure({ degrees: asked.map((token) => (met(token) ? 1 : 0)), share, bonus, several, score });
}

test("general words do not tell what a query with a strange word is about", () => {
  assert.equal(decide(["patent", "applicat", "=funding"], ["applicat", "=funding"], { share: 0.7, bonus: 2 }), false);
  assert.equal(decide(["patent", "applicat", "=funding"], ["applicat", "=funding"], { share: 0.7, bonus: 2, several: true }), true);
  assert.equal(decide(["申请", "资助"], ["申请", "资助"], { share: 0.7, gap: 2 }), false);
  assert.equal(decide(["applicat", "=funding"], ["applicat", "=funding"], { share: 0.7 }), true);
  assert.equal(decide(["职工", "教育", "金费"], ["职工", "教育"], { share: 0.85, gap: 2 }), true, "nearly all was met: a slip");
  assert.equal(decide(["patent", "apprentic", "=funding"], ["apprentic", "=funding"], { share: 0.7 }), true);
});

test("a pair that joins two general words is no word", () => {
  const asked = ["津贴", "贴标", "标准"];
  assert.equal(decide(asked, asked, { share: 0.7, gap: 2 }), false);
  assert.equal(decide(["津贴", "贴士"], ["津贴", "贴士"], { share: 0.7, gap: 2 }), true);
});

test("a phrase of one word is enough only where it is a good part of the query", () => {
  const query = ["union", "membership", "fee"];
  assert.equal(decide(query, ["union"], { share: 0.3, bonus: 1.3 }), false);
  assert.equal(decide(query, ["union"], { share: 0.5, bonus: 1.3 }), true);
  assert.equal(decide(query, ["union"], { share: 0.3, bonus: 1.3, several: true }), true);
});

test("two words are sure sooner than one beside a strange word", () => {
  const asked = ["纠纷", "调解", "老板"];
  assert.equal(decide(asked, ["纠纷", "调解"], { share: 0.37 }), true);
  assert.equal(decide(asked, ["纠纷", "调解"], { share: 0.27 }), false);
  assert.equal(decide(asked, ["纠纷"], { share: 0.55 }), false);
  assert.equal(decide(asked, ["纠纷"], { share: 0.65 }), true);
});

test("a gap is what no page knows, words of the question left out, but not halves of words", () => {
  const pages = new Set(["申请", "技师"]);
  const known = (pair) => pages.has(pair);
  const { runsOf } = createTokenizer({}, { 技师: ["师傅"] });
  const gap = (query) => longestGap(runsOf(query, known), known);
  assert.equal(gap("专利申请"), 2);
  assert.equal(gap("怎么申请呢"), 0);
  assert.equal(gap("师傅用电"), 2);
  assert.equal(gap("师傅3000元"), 0);
});

test("one word of three that are strewn over the pages is not enough", () => {
  const everywhere = (asked, here, share) =>
    createDecision({ asked, met: () => true, isGeneral, gap: 0, strange: () => false })({ degrees: asked.map((token) => (here.includes(token) ? 1 : 0)), share, bonus: 0, several: false, score: 100 });
  assert.equal(everywhere(["building", "permit", "studio"], ["permit"], 0.47), false);
  assert.equal(everywhere(["building", "permit", "studio"], ["permit", "studio"], 0.47), true);
  assert.equal(everywhere(["permit", "studio"], ["permit"], 0.47), true);
});

test("an English page that ranks low is no answer to a query with a strange word, unless it has the figure", () => {
  const low = (asked, has, score) => {
    const isSure = createDecision({ asked, met: (token) => has.includes(token), isGeneral, gap: 0, strange: () => false });
    return isSure({ degrees: asked.map((token) => (has.includes(token) ? 1 : 0)), share: 0.5, bonus: 0, several: false, score });
  };
  assert.equal(low(["factory", "fire"], ["factory"], 15), false);
  assert.equal(low(["factory", "fire"], ["factory"], 150), true);
  assert.equal(low(["#3000", "factory", "fire"], ["#3000"], 5), true);
});
