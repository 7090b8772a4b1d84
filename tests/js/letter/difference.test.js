import assert from "node:assert/strict";
import { test } from "node:test";
import { difference } from "../../../docs/app/letter/difference.js";
import { random } from "./random.js";

const spelt = (pieces, not) => pieces.filter(({ kind }) => kind !== not).map(({ text }) => text).join("");

test("the pieces spell both texts, and no two neighbours are of one kind", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const { text } = random(seed);
    const first = text(30);
    const second = seed % 3 ? text(30) : first.slice(0, 20) + text(3) + first.slice(24);
    const pieces = difference(first, second);
    assert.equal(spelt(pieces, "put"), first);
    assert.equal(spelt(pieces, "gone"), second);
    pieces.forEach(({ kind, text: words }, at) => {
      assert.notEqual(words, "");
      assert.notEqual(kind, pieces[at + 1]?.kind);
    });
  }
});

test("one changed character is one character gone and one put", () => {
  assert.deepEqual(difference("按补贴标准的 50% 支负。", "按补贴标准的 50% 支付。"),
    [{ kind: "same", text: "按补贴标准的 50% 支" }, { kind: "gone", text: "负" }, { kind: "put", text: "付" }, { kind: "same", text: "。" }]);
});

test("very long passages without anything in common take no time", () => {
  const began = Date.now();
  const pieces = difference("甲".repeat(9000), "乙".repeat(9000));
  assert.deepEqual(pieces.map(({ kind }) => kind), ["gone", "put"]);
  assert.ok(Date.now() - began < 1000);
});
