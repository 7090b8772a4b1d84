// References in every usual form lead to their place, and every citation of ours leads back to what it cites.

import assert from "node:assert/strict";
import { test } from "node:test";
import { citations } from "../../../docs/app/cite/forms.js";
import { directive } from "../../../docs/app/cite/fragment.js";
import { parse } from "../../../docs/app/cite/parse.js";
import { known } from "./policies.js";

const all = known();
const { places } = all[0];
/** @param {string} text */
const read = (text) => {
  const { status, places: found, near, version } = parse(text, all);
  return { status, ids: found.map(({ id }) => id), near: near.map(({ id }) => id), version };
};
const TITLE = "《关于加快培育新时代余姚工匠队伍的实施意见》";

test("every form of every place leads back to it, in both languages", () => {
  /** @type {[zh: string, en: string]} */
  const roots = ["https://policy.example/", "https://policy.example/en/"];
  let count = 0;
  for (const place of places.values()) {
    for (const language of /** @type {const} */ ([0, 1])) {
      for (const { form, plain } of citations(place, language, roots)) {
        const found = parse(plain, all);
        assert.equal(found.status, "found", `${place.id} ${form}: ${plain}: ${JSON.stringify(read(plain))}`);
        assert.deepEqual(found.places.map(({ id }) => id), [place.id], `${form}: ${plain}`);
        count += 1;
      }
    }
  }
  assert.ok(count > 2000);
});

test("usual ways to write a reference", () => {
  const forms = {
    m10: ["第10点", "第十点", "第１０点", "三（四）10", "三(四)10", "m10", "M10", "part 3(4) point 10", "Part III(4), point 10", "III(4)10", "第十项举措",
      "第10项举措", "第10条", "第十条", "measure 10", "point 10", "10", "十", "10.", "第三部分第（四）项第10点", "第三部分第(四)项第十点", "第10点。", "实施意见第10点",
      "积极推进优秀工匠遴选培育", "“积极推进优秀工匠遴选培育”", "10. 积极推进优秀工匠遴选培育", "第10点“积极推进优秀工匠遴选培育”", `${TITLE}第10点`, "余党办[2022]51号第10点",
      "余党办〔2022〕51号第三部分第（四）项第10点", "Yu Dang Ban [2022] No. 51, point 10", "/ydb-2022-51/m10/", "ydb-2022-51/m10", "https://old.example/ydb-2022-51/m10/?a=b",
      "见 https://policy.example/en/ydb-2022-51/m10/。", "https://policy.example/ydb-2022-51/%402022-07-01/m10/", "#m10", "3.4.10"],
    m10s2: ["m10s2", "m10 s2", "第三部分第（四）项第10点第2句", "第10点第二句", "第十点第二句话", "measure 10 sentence 2", "Part III(4), point 10, sentence 2",
      "https://policy.example/ydb-2022-51/m10/#m10s2", "https://policy.example/en/ydb-2022-51/m10/#m10s2:~:text=15%20%E4%B8%87", "ydb-2022-51/bilingual/#m10s2-en", "第10点第1段第2句"],
    m10p1: ["第10点第一段", "m10p1", "point 10, paragraph 1"],
    m10a2: ["m10a2", "第10点“10万”", "第10点第2处金额", "measure 10 amount 2"],
    s3: ["第三部分", "part 3", "Part III", "主要举措", "三、主要举措"],
    s3g4: ["三（四）", "第三部分第（四）项", "Part III(4)", "part 3 (4)", "s3g4", "（四）实施工匠遴选激励行动"],
    s4g3: ["第四部分第（三）项", "四（三）", "Part IV(3)", "加大资金投入"],
    s2s2: ["第二部分第2句", "s2s2"],
    ends1: ["附则第1句", "ends1"],
    pre: ["引言", "pre", "preamble"],
  };
  for (const [id, texts] of Object.entries(forms)) {
    for (const text of texts) assert.deepEqual([text, read(text).status, read(text).ids], [text, "found", [id]]);
  }
});

test("words of the policy lead to their sentence, whatever their quotation marks and blanks", () => {
  assert.deepEqual(read("对入选培育余姚大工匠").ids, ["m10s2"]);
  assert.deepEqual(read("分别给予15万、10万、2万、1万的补助，并优先推荐‘十百千万’新时代浙江工匠").ids, ["m10s2"]);
  assert.deepEqual(read("第10点“实施……进行重点培养”").ids, ["m10s3"]);
  assert.deepEqual(read("第10点“实施“阳明蓝领”培养计划……队伍建设。”").ids, ["m10s3"]);
});

test("ambiguous references offer their candidates, likeliest first", () => {
  assert.deepEqual(read("第三条"), { status: "ambiguous", ids: ["m3", "s3"], near: [], version: undefined });
  assert.deepEqual(read("第（四）项").ids, ["s3g4", "s4g4"]);
  assert.deepEqual(read("第（五）项").ids, ["s3g5"]);
  assert.deepEqual(read("第九项").ids, ["m9"]);
  assert.equal(read("三").status, "ambiguous");
  assert.deepEqual(read("第（四）项“充分利用各类媒体渠道”").ids, ["s4g4s1"]);
});

test("what does not exist is said, with what is nearest", () => {
  assert.deepEqual(read("第21点"), { status: "unknown", ids: [], near: ["m20", "m19"], version: undefined });
  assert.equal(read("m21").near[0], "m20");
  assert.deepEqual(read("m10s9"), { status: "unknown", ids: [], near: ["m10s3", "m10"], version: undefined });
  assert.deepEqual(read("第10点第7句").near, ["m10s3", "m10"]);
  assert.equal(read("第五部分").near[0], "s4");
  assert.equal(read("第二十一点").status, "unknown");
  assert.deepEqual(read("第三部分第（四）项第13点"), { status: "mismatch", ids: [], near: ["m13"], version: undefined });
  const link = read("https://policy.example/ydb-2022-51/m10/#m10s9");
  assert.deepEqual([link.status, link.ids, link.near], ["fragment", ["m10"], ["m10s3", "m10"]]);
  assert.equal(read("https://policy.example/ydb-2022-51/m99/").near[0], "m20");
  assert.deepEqual([read("第10点“从未写过的话”").status, read("第10点“从未写过的话”").ids], ["quote", ["m10"]]);
  assert.deepEqual(read("第10点“构建紧缺高技能人才”").near, ["m4s1"]);
});

test("lists, ranges, numbers in words, the last sentence, traditional characters", () => {
  const forms = {
    m10: ["第10點", "第三部分第（四）項第10點", "point ten", "余党办2022年51号第10点", "51号文第10点", "《實施意見》第10点", "Art. 10"],
    m10s2: ["the second sentence of point ten", "第10点 第2句", "point 10, 2nd sentence"],
    m10s3: ["第10点倒数第1句", "第10点最后一句", "point 10, last sentence"],
    s3: ["part three"],
  };
  for (const [id, texts] of Object.entries(forms)) {
    for (const text of texts) assert.deepEqual([text, read(text).status, read(text).ids], [text, "found", [id]]);
  }
  const several = {
    "第10、11点": ["m10", "m11"], "第10点和第11点": ["m10", "m11"], "points 10 and 11": ["m10", "m11"], "第3至5点": ["m3", "m4", "m5"],
    "m3, m4": ["m3", "m4"], "第10点第1句和第2句": ["m10s1", "m10s2"], "points 3-5": ["m3", "m4", "m5"],
  };
  for (const [text, ids] of Object.entries(several)) assert.deepEqual([text, read(text).status, read(text).ids], [text, "ambiguous", ids]);
  assert.deepEqual(read("m3, m99").status, "unknown");
  assert.equal(read("2022.7.1 第10点").version, "2022-07-01");
  assert.equal(parse("第".repeat(20_000), all).status, "long");
  assert.deepEqual(read("https://policy.example/cite/#q=%E7%AC%AC10%E7%82%B9").ids, ["m10"]);
});

test("another document without its marks is not taken for ours", () => {
  for (const text of ["劳动法第10条", "根据工伤保险条例第3条", "宁波市实施意见第3点", "article 10 of the labour law", "Labour Law article 10", "52号文第3点"]) {
    assert.equal(read(text).status, "other", text);
  }
});

test("other documents, other links, other words", () => {
  assert.equal(read("甬党办〔2021〕39号第3点").status, "other");
  assert.equal(read("《劳动法》第10条").status, "other");
  assert.equal(read("https://example.org/page").status, "foreign");
  assert.equal(read("你好").status, "malformed");
  assert.equal(read("hello 10 apples").status, "malformed");
  assert.equal(read("  ").status, "empty");
  assert.equal(read("()[]“”#").status, "malformed");
  assert.ok(read("工匠评选补助").status === "malformed");
});

test("days: too early, the version that held, no day at all", () => {
  assert.deepEqual(read("/ydb-2022-51/@2021-01-01/m10/"), { status: "early", ids: [], near: ["m10"], version: "2022-07-01" });
  assert.equal(read("2021年1月1日 第10点").status, "early");
  assert.deepEqual(read("第10点（2023年5月1日文本）"), { status: "found", ids: ["m10"], near: [], version: "2022-07-01" });
  assert.equal(read("point 10 as of 1 May 2023").version, "2022-07-01");
  assert.equal(read("/ydb-2022-51/@2022-13-45/m10/").status, "date");
  assert.equal(read("/ydb-2022-51/@yesterday/m10/").status, "date");
});

test("nothing typed makes it fail", () => {
  const pieces = ["第", "10", "点", "（", "四", "）", "“", "”", "m", "s3g", "https://", "ydb-2022-51/", "@", "#", "%", "part ", "III", "《", "》", "〔2022〕", "号", "-", "\u200b", "😀"];
  let seed = 7;
  for (let round = 0; round < 3000; round += 1) {
    let text = "";
    for (let at = 0; at < 1 + (round % 7); at += 1) text += pieces[(seed = (seed * 48271) % 2147483647) % pieces.length];
    const found = parse(text, all);
    assert.ok(found.status !== "found" || found.places.length === 1, text);
    assert.ok(found.status !== "ambiguous" || found.places.length > 1, text);
  }
});

test("a text directive holds whole phrases, context where the phrase is cut, and no bracket", () => {
  const words = places.get("m10s2")?.text[0] ?? "";
  const part = (/** @type {string} */ text) => ({ words, from: words.indexOf(text), to: words.indexOf(text) + text.length });
  assert.equal(decodeURIComponent(directive(part("大工匠"))), "对入选培育余姚-,大工匠");
  assert.equal(decodeURIComponent(directive(part("余姚杰出工匠"))), "余姚杰出工匠");
  assert.match(decodeURIComponent(directive(part("1 万"))), /^1 万,-的补助$/);
  const long = decodeURIComponent(directive({ words, from: 0, to: words.length }));
  assert.ok(long.length < 60 && long.startsWith("对入选培育余姚大工匠,"), long);
  const english = places.get("m15s1")?.text[1] ?? "";
  assert.doesNotMatch(directive({ words: english, from: 0, to: english.length }), /[()]/);
});
