import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { sha256, sha256InScript } from "../../../docs/app/runtime/sha256.js";

test("The digest made in script is the platform's, for every length around a block's end", () => {
  for (const length of [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 100_003]) {
    const bytes = Uint8Array.from({ length }, (_, n) => (n * 31 + length) & 255);
    assert.equal(Buffer.from(sha256InScript(bytes)).toString("hex"), createHash("sha256").update(bytes).digest("hex"), `${length} bytes`);
  }
});

test("A digest is given in base64, as the manifest has it", async () => {
  assert.equal(await sha256(new TextEncoder().encode("余姚")), createHash("sha256").update("余姚").digest("base64"));
});
