import assert from "node:assert/strict";
import { test } from "node:test";
import { copies } from "../../../docs/app/letter/forms.js";
import { known } from "../cite/policies.js";
import { random } from "./random.js";

const [{ places }] = known();
const ROOTS = /** @type {[string, string]} */ (["https://policy.example/", "https://policy.example/en/"]);
const VERSION = "2022-07-01";

const reference = (text, words, node, status = "resolved") => {
  const start = text.indexOf(words);
  return { n: 0, list: "references", kind: status, level: "right", start, end: start + words.length, text: words, nodes: node ? [node] : [], official: null, repairs: [] };
};
const made = (text, findings, added) => copies(text, /** @type {any} */ (findings), added, places, ROOTS, VERSION);

/** The words of HTML as a reader sees them. @param {string} html */
const words = (html) => html.replace(/<br>/g, "").replace(/<\/p><p[^>]*>/g, "\n").replace(/<[^>]*>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

test("with nothing added every form is the letter, character for character", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const letter = random(seed).text();
    const { plain, markdown, html } = made(letter, [], "none");
    assert.equal(plain, letter);
    assert.equal(markdown, letter);
    assert.equal(words(html), letter.replace(/\r\n|\r/g, "\n"));
  }
});

test("links go to the text as it was checked; without them the letter is as it was", () => {
  const letter = "您好！\r\n根据第10点和第4点，\r\n<b>请</b>查阅。";
  const findings = [reference(letter, "第10点", "m10"), reference(letter, "第4点", "m4")];
  const { plain, markdown, html, count } = made(letter, findings, "links");
  assert.equal(count, 2);
  assert.equal(markdown, letter.replace("第10点", "[第10点](https://policy.example/ydb-2022-51/@2022-07-01/m10/)").replace("第4点", "[第4点](https://policy.example/ydb-2022-51/@2022-07-01/m4/)"));
  assert.equal(plain.replace(/（https[^）]*）/g, ""), letter);
  assert.equal(words(html), letter.replace(/\r\n/g, "\n"));
  assert.ok(html.includes('<a href="https://policy.example/ydb-2022-51/@2022-07-01/m4/">第4点</a>'));
  assert.ok(!html.includes("<b>"), "what is typed is no HTML");
});

test("footnotes: one for each clause, in the letter's line ends, in the language of the reference", () => {
  const letter = "第10点、第10点与point 4。\r\n";
  const findings = [reference(letter, "第10点", "m10"), { ...reference(letter, "第10点", "m10"), start: 5, end: 9 }, reference(letter, "point 4", "m4")];
  const { plain, markdown } = made(letter, findings, "notes");
  assert.ok(plain.startsWith("第10点[1]、第10点[1]与point 4[2]。\r\n\r\n\r\n[1] 《"), plain);
  assert.match(plain, /\r\n\[2\] Yu Dang Ban .*point 4.* https:\/\/policy\.example\/en\/ydb-2022-51\/@2022-07-01\/m4\/$/);
  assert.ok(markdown.includes("[^2]: "));
  assert.equal(plain.slice(0, plain.indexOf("\r\n\r\n")).replace(/\[\d\]/g, ""), "第10点、第10点与point 4。");
});

test("only a reference that is certainly ours is linked", () => {
  const letter = "第三条，第21点，第5点";
  const findings = [reference(letter, "第三条", "m3", "ambiguous"), reference(letter, "第21点", "", "unknown"), reference(letter, "第5点", "", "other-document")];
  assert.equal(made(letter, findings, "links").plain, letter);
});
