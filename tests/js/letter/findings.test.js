import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsOf } from "../../../docs/app/letter/findings.js";
import { placesIn } from "../../../docs/app/letter/places.js";
import { segments } from "../../../docs/app/letter/segments.js";
import { parts, random } from "./random.js";

test("places count code points as Python does", () => {
  const text = "😀a𠮷第\ud800点";
  const place = placesIn(text);
  [...text].forEach((c, n) => assert.equal(text.slice(place(n), place(n + 1)), c));
  assert.equal(place([...text].length), text.length);
});

test("the marked letter's words are the letter's, however findings lie", () => {
  for (let seed = 0; seed < 1000; seed += 1) {
    const { number, text } = random(seed);
    const letter = text(30);
    const findings = Array.from({ length: number(9) }, () => {
      let start = number(letter.length + 1);
      if (parts(letter, start)) start -= 1;
      return { start, end: start + number(letter.length - start + 1) };
    }).filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start || b.end - a.end);
    const out = segments(letter, /** @type {any} */ (findings));
    const firsts = new Map();
    const words = (list) => list.map((segment) => {
      if (typeof segment === "string") return segment;
      if (segment.first) firsts.set(segment.finding, (firsts.get(segment.finding) ?? 0) + 1);
      return words(segment.inside);
    }).join("");
    assert.equal(words(out), letter);
    assert.ok(findings.every((finding) => firsts.get(finding) === 1), `seed ${seed}: each mark begins once`);
  }
});

test("wrong, to look at and right are told apart, numbered in the order of the letter, with their repairs", () => {
  const text = "😀第21点和第10点，18万元。";
  const entry = (start, end, more) => ({ start, end, text: [...text].slice(start, end).join(""), nodes: [], ...more });
  const checked = { policy: "p", version: "2022-07-01", digest: "sha256:0", quotations: [], borrowed: [], documents: [], passed_over: [],
    references: [entry(1, 5, { status: "unknown" }), entry(6, 10, { status: "resolved", nodes: ["m10"] })],
    figures: [entry(11, 15, { verdict: "not-stated" })], wrong: { references: [0], figures: [0] },
    repairs: [{ list: "figures", index: 0, start: 11, end: 15, text: "15万元" }] };
  const found = findingsOf(/** @type {any} */ (checked), text);
  assert.deepEqual(found.map(({ n, level, text: words }) => [n, level, words]), [[1, "wrong", "第21点"], [0, "right", "第10点"], [2, "wrong", "18万元"]]);
  assert.ok(found.every(({ start, end, text: words }) => text.slice(start, end) === words));
  const [repair] = found[2].repairs;
  assert.equal(text.slice(repair.start, repair.end), "18万元");
});
