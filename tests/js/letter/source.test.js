import assert from "node:assert/strict";
import { test } from "node:test";
import { follow, lineEnd, shownOf } from "../../../docs/app/letter/source.js";
import { random } from "./random.js";

test("typing in the field changes what was typed; every other line end stays as it came", () => {
  for (let seed = 0; seed < 2000; seed += 1) {
    const { number, text } = random(seed);
    const letter = text();
    const shown = shownOf(letter);
    const start = number(shown.length + 1);
    const end = start + number(shown.length - start + 1);
    const typed = shownOf(text(4));
    const field = shown.slice(0, start) + typed + shown.slice(end);
    const after = follow(letter, field);
    assert.equal(shownOf(after), field);
    // as many characters of the letter stay untouched at both ends as the field shows untouched
    let head = 0;
    while (head < Math.min(shown.length, field.length) && shown[head] === field[head]) head += 1;
    let raw = 0;
    for (let n = 0; n < head; n += 1) raw += letter[raw] === "\r" && letter[raw + 1] === "\n" ? 2 : 1;
    assert.equal(after.slice(0, raw), letter.slice(0, raw));
  }
});

test("a field that shows the letter changes nothing", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const letter = random(seed).text();
    assert.equal(follow(letter, shownOf(letter)), letter);
  }
});

test("new lines end as the letter's own", () => {
  assert.equal(follow("一\r\n二\r\n", "一\n甲\n二\n"), "一\r\n甲\r\n二\r\n");
  assert.equal(follow("一\r\n二\n三\r\n", "一\n二\n三\n四\n"), "一\r\n二\n三\r\n四\r\n");
  assert.equal(lineEnd(""), "\n");
  assert.equal(lineEnd("a\rb\rc\n"), "\r");
});
