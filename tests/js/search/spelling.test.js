// One slip of the keys is mended, another word is left alone.

import assert from "node:assert/strict";
import test from "node:test";

import { createSpelling, isSlip } from "../../../docs/app/search/spelling.js";

const spell = createSpelling(["settling-in grant, labour dispute, technician", "union subsidies", "both", "prize", "blue collar", "学徒 money"]);

test("a letter too many, too few, replaced or exchanged is mended, and American spelling with it", () => {
  const slips = { techniciian: "technician", techncian: "technician", techniclan: "technician", stetling: "settling", labor: "labour", unon: "union", technicains: "technician" };
  for (const [slip, meant] of Object.entries(slips)) assert.equal(spell(slip), meant, slip);
  assert.equal(spell("学徒mony 3000"), "学徒money 3000");
});

test("two words written as one are parted", () => {
  assert.equal(spell("bluecollar"), "blue collar");
});

test("known words, their other forms and their beginnings are left alone, and short words that are near another", () => {
  for (const word of ["subsidies", "subsidy", "unions", "techn", "booth", "price", "patent", "visa"]) assert.equal(spell(word), word);
});

test("a slip never means what the policy does not speak of", () => {
  const careful = createSpelling(["competition"], ["wedding"]);
  for (const word of ["welding", "wedding", "weddings"]) assert.equal(careful(word), word);
});

test("the first letter is never a slip, two slips are not mended", () => {
  assert.equal(isSlip("employment", "unemployment"), false);
  assert.equal(isSlip("drafting", "crafting"), false);
  assert.equal(isSlip("techncain", "technician"), false);
});
