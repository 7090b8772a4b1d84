// References on the citation page with slips, pasted texts and floods: a result of a known kind, soon, and with what was typed.

import assert from "node:assert/strict";
import test from "node:test";
import { citations } from "../../../docs/app/cite/forms.js";
import { parse } from "../../../docs/app/cite/parse.js";
import { known } from "../cite/policies.js";
import { random, slipped, soon } from "./slips.js";

const all = known();
const ROOTS = /** @type {[zh: string, en: string]} */ (["https://policy.example/", "https://policy.example/en/"]);
const STATUS = new Set([
  "found", "ambiguous", "unknown", "mismatch", "fragment", "quote", "early", "date", "other", "foreign", "long", "malformed", "empty",
]);
const forms = [...all[0].places.values()].flatMap((place) => [0, 1].flatMap((language) => citations(place, /** @type {0 | 1} */ (language), ROOTS).map(({ plain }) => plain)));

/** @param {string} typed @param {number} [seconds] */
async function read(typed, seconds = 1) {
  const found = await soon(typed, () => parse(typed, all), seconds);
  assert.ok(STATUS.has(found.status), `${found.status}: ${typed.slice(0, 200)}`);
  for (const place of [...found.places, ...found.near]) assert.ok(all.some(({ places }) => places.get(place.id) === place), `${place?.id}: ${typed.slice(0, 200)}`);
  assert.equal(found.status === "found" ? found.places.length : 1, 1, typed.slice(0, 200));
  return found;
}

test("4,000 references with slips", async () => {
  const dice = random(31);
  for (let n = 0; n < 4000; n += 1) await read(slipped(forms[dice.number(forms.length)] ?? "", dice));
});

test("1,000 references run together", async () => {
  const dice = random(32);
  for (let n = 0; n < 1000; n += 1) await read(Array.from({ length: 1 + dice.number(4) }, () => slipped(forms[dice.number(forms.length)] ?? "", dice)).join(dice.text(5)));
});

const FLOODS = {
  "one bracket": "《", "brackets": "《》", "quotation marks": "“", "closing marks": "”“", "numbers": "9", "Chinese numbers": "一十百", "points": "第10点", "words": "article ",
  "a document's number": "余党办〔", "letters and blanks": "a ", "years": "〔2022〕", "addresses": "https://policy.example/", "slashes": "\\", "blanks": " ", "the policy": "实施意见",
  "dashes": "-", "dots": "…", "days": "2022-07-", "percent": "%", "half pairs": "\ud800", "anchors": "#m4s2", "colons": ":~:text=",
};
for (const [name, piece] of Object.entries(FLOODS)) {
  test(`a flood of ${name}`, async () => {
    for (const length of [500, 2000, 10_000, 20_000]) await read(piece.repeat(Math.ceil(length / piece.length)).slice(0, length), 5);
  });
}
