// The link that holds the answers: whole it brings them back, damaged it says so and brings nothing.

import assert from "node:assert/strict";
import test from "node:test";
import { deflateRawSync } from "node:zlib";

import { deflate, inflate } from "../../../docs/app/estimate/deflate.js";
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

test("a browser without these streams, or without this format, packs and unpacks the same links", async () => {
  const own = { CompressionStream, DecompressionStream };
  const packed = await pack(POLICY, "2022-07-01", STATE);
  const flood = deflateRawSync(Buffer.from(JSON.stringify({ policy: POLICY, pad: "x".repeat(20_000_000) }))).toString("base64url");
  class WithoutFormat {
    constructor() {
      throw new TypeError("Unsupported compression format: 'deflate-raw'");
    }
  }
  try {
    for (const missing of [undefined, WithoutFormat]) {
      Object.assign(globalThis, { CompressionStream: missing, DecompressionStream: missing });
      assert.deepEqual(await unpack(packed, POLICY), { state: STATE, version: "2022-07-01" });
      const again = await pack(POLICY, "2022-07-01", STATE);
      assert.match(again, /^1\.[\w-]+\.[0-9a-z]{5}$/);
      assert.deepEqual(await unpack(again, POLICY), { state: STATE, version: "2022-07-01" });
      Object.assign(globalThis, own);
      assert.deepEqual(await unpack(again, POLICY), { state: STATE, version: "2022-07-01" });
    }
    Object.assign(globalThis, { DecompressionStream: undefined });
    assert.ok(flood.length < 200_000);
    assert.deepEqual(await unpack(sealed(flood), POLICY), { fault: "cut" });
    const text = packed.split(".")[1] ?? "";
    assert.deepEqual(await unpack(sealed(text.slice(0, -8)), POLICY), { fault: "cut" }); // the check is right, the rest is missing
    assert.deepEqual(await unpack(sealed("____"), POLICY), { fault: "cut" });
  } finally {
    Object.assign(globalThis, own);
  }
});

test("unpacking stops above what is allowed, and brings back the very bytes below it", () => {
  const bytes = new Uint8Array(50_000).map((_, at) => (at * at) >> 3);
  assert.deepEqual(inflate(new Uint8Array(deflateRawSync(bytes)), 50_000), bytes);
  assert.deepEqual(inflate(deflate(bytes), 50_000), bytes);
  assert.throws(() => inflate(new Uint8Array(deflateRawSync(bytes)), 49_999), RangeError);
  assert.deepEqual(inflate(deflate(new Uint8Array()), 0), new Uint8Array());
});

/** The text with the check that belongs to it, whatever it holds. @param {string} text */
function sealed(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `1.${text}.${(hash >>> 0).toString(36).padStart(7, "0").slice(-5)}`;
}
