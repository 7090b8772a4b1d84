// The link that holds the answers: whole it brings them back, damaged it says so and brings nothing.

import assert from "node:assert/strict";
import test from "node:test";

import { pack, unpack } from "../../../docs/app/estimate/link.js";

const POLICY = "ydb-2022-51";
const STATE = { chosen: ["internship"], answers: { internship: { groups: [{ students: "２０", base: "一号 & <b>" }] } }, beside: {} };

test("a link brings back what was typed and the version of the rules", async () => {
  const packed = await pack(POLICY, "2022-07-01", STATE);
  assert.match(packed, /^1\.[\w-]+\.[0-9a-z]{5}$/);
  assert.deepEqual(await unpack(packed, POLICY), { state: STATE, version: "2022-07-01" });
});

test("a link cut anywhere is noticed", async () => {
  const packed = await pack(POLICY, "2022-07-01", STATE);
  for (let length = 0; length < packed.length; length += 1) {
    assert.deepEqual(await unpack(packed.slice(0, length), POLICY), { fault: "cut" }, String(length));
  }
});

test("a link with one character changed is noticed", async () => {
  const packed = await pack(POLICY, "2022-07-01", STATE);
  for (let at = 2; at < packed.length; at += 7) {
    const other = packed[at] === "A" ? "B" : "A";
    assert.deepEqual(await unpack(packed.slice(0, at) + other + packed.slice(at + 1), POLICY), { fault: "cut" }, String(at));
  }
});

test("a link of another policy, or of a later form, is said to be that", async () => {
  assert.deepEqual(await unpack(await pack("other-2030-1", "2030-01-01", STATE), POLICY), { fault: "other-policy" });
  assert.deepEqual(await unpack("2.abc.def", POLICY), { fault: "unknown-form" });
  assert.deepEqual(await unpack("hello", POLICY), { fault: "cut" });
});
