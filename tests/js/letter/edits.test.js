import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, takenBack } from "../../../docs/app/letter/edits.js";
import { random } from "./random.js";

test("a repair changes its span and nothing else, and can be taken back to the very letter", () => {
  for (let seed = 0; seed < 2000; seed += 1) {
    const { number, text } = random(seed);
    const letter = text();
    const start = number(letter.length + 1);
    const end = start + number(letter.length - start + 1);
    const put = text(4);
    const { text: after, edit } = changed(letter, { start, end, text: put });
    assert.equal(after.slice(0, start), letter.slice(0, start));
    assert.equal(after.slice(start, start + put.length), put);
    assert.equal(after.slice(start + put.length), letter.slice(end));
    assert.equal(takenBack(after, edit), letter);
  }
});

test("many repairs are taken back one after another, the newest first", () => {
  const { number, text } = random(7);
  const letter = text(60);
  let now = letter;
  const edits = [];
  for (let n = 0; n < 50; n += 1) {
    const start = number(now.length + 1);
    const done = changed(now, { start, end: start + number(now.length - start + 1), text: text(3) });
    now = done.text;
    edits.push(done.edit);
  }
  for (const edit of edits.reverse()) now = takenBack(now, edit);
  assert.equal(now, letter);
});

test("a repair of a letter that was typed over since is not taken back", () => {
  const { edit } = changed("第4点", { start: 1, end: 2, text: "10" });
  assert.equal(takenBack("完全另一封信", edit), null);
});
