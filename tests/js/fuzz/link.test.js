// Fragments of the estimate page that were cut, mistyped or made up: the answers or a plain word, never an exception or a flood.

import assert from "node:assert/strict";
import test from "node:test";
import { deflateRawSync } from "node:zlib";
import { pack, unpack } from "../../../docs/app/estimate/link.js";
import { emptyState, stateFrom } from "../../../docs/app/estimate/state.js";
import { random, slipped, soon } from "./slips.js";

const POLICY = "ydb-2022-51";
const STATE = { chosen: ["internship"], answers: { internship: { groups: [{ students: "２０", base: "一号 & <b>" }, { students: "5" }] } }, beside: { same_party: "yes" } };
const FAULTS = ["cut", "other-policy", "unknown-form"];

/** FNV-1a as in link.js: a fragment that is made up must get past it to reach the rest. @param {string} text */
function checksum(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, "0").slice(-5);
}

/** @param {string | Buffer} text @param {boolean} [raw] - the text as it is, not packed */
function sealed(text, raw = false) {
  const packed = raw ? String(text) : deflateRawSync(Buffer.from(text)).toString("base64url");
  return `1.${packed}.${checksum(packed)}`;
}

/** @param {string} fragment */
async function read(fragment) {
  const found = await soon(fragment, () => unpack(fragment, POLICY));
  if ("fault" in found) assert.ok(FAULTS.includes(found.fault), found.fault);
  else {
    assert.deepEqual(stateFrom(JSON.parse(JSON.stringify(found.state))), found.state); // of the right shape all through
    assert.equal(typeof found.version, "string");
  }
  return found;
}

test("3,000 links with slips are noticed, or bring back exactly what was typed", async () => {
  const packed = await pack(POLICY, "2022-07-01", STATE);
  const dice = random(9);
  for (let n = 0; n < 3000; n += 1) {
    const found = await read(slipped(packed, dice));
    if ("state" in found) assert.deepEqual(found.state, STATE);
  }
});

test("2,000 links whose answers have slips, though the link is whole, are read as far as they have the right shape", async () => {
  const whole = JSON.stringify({ policy: POLICY, version: "2022-07-01", ...STATE });
  const dice = random(10);
  let read_ = 0;
  for (let n = 0; n < 2000; n += 1) read_ += "state" in (await read(sealed(slipped(whole, dice)))) ? 1 : 0;
  assert.ok(read_ > 100, `only ${read_}: the slips are too coarse to reach the shape`);
});

test("1,000 links of random packed bytes", async () => {
  const dice = random(11);
  for (let n = 0; n < 1000; n += 1) {
    const text = Buffer.from(Array.from({ length: dice.number(60) }, () => dice.number(256))).toString("base64url");
    await read(sealed(text, true));
  }
});

test("what is typed comes back, whatever it is", async () => {
  const dice = random(12);
  for (let n = 0; n < 300; n += 1) {
    const state = { chosen: ["a"], answers: { a: { x: dice.text(), list: [dice.text(), ""], groups: [{ y: slipped("五", dice).toWellFormed?.() ?? "" }] } }, beside: {} };
    const found = await read(await pack(POLICY, "2022-07-01", state));
    assert.deepEqual("state" in found && found.state, state);
  }
});

const deep = (/** @type {number} */ n, open = "[", close = "]") => open.repeat(n) + "1" + close.repeat(n);
for (const [name, text] of Object.entries({
  "100 MB of one letter": `{"policy":"${"a".repeat(100_000_000)}"}`,
  "lists in lists": `{"policy":"${POLICY}","chosen":${deep(100_000)}}`,
  "groups in groups": `{"policy":"${POLICY}","answers":${deep(100_000, '{"a":[', "]}")}}`,
  "a prototype": `{"policy":"${POLICY}","__proto__":{"polluted":1},"answers":{"__proto__":{"polluted":"1"},"constructor":{"prototype":[{"polluted":"1"}],"__proto__":[{"polluted":"1"}]}}}`,
  "a list": "[]", "nothing": "null", "a number": "1e999", "half a pair": `{"policy":"\\ud800"}`,
})) {
  test(`a made-up link: ${name}`, async () => {
    await read(sealed(text));
    assert.equal(/** @type {any} */ ({}).polluted, undefined);
    assert.deepEqual(emptyState(), { chosen: [], answers: {}, beside: {} });
  });
}
