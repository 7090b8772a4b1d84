// A link made with older rules: which figures have another value now.

import assert from "node:assert/strict";
import { test } from "node:test";
import { changesSince } from "../../../docs/app/estimate/changes.js";

const form = /** @type {any} */ ({
  version: "2025-01-01",
  versions: ["2022-07-01", "2023-01-01", "2025-01-01"],
  nodes: { m1s1: { cite: "第1点第1句", href: "m1#m1s1" } },
  dated: [
    [{ from: "2022-07-01", until: "2024-12-31", quoted: "100 元", node: "m1s1" }, { from: "2025-01-01", until: null, quoted: "200 元", node: "m1s1" }],
    [{ from: "2022-07-01", until: "2022-12-31", quoted: "三年", node: "m1s1" }, { from: "2023-01-01", until: null, quoted: "五年", node: "m1s1" }],
    [{ from: "2025-01-01", until: null, quoted: "10%", node: "m1s1" }],
  ],
});

test("only what differs between the link's rules and today's is named, and what is new", () => {
  assert.deepEqual(changesSince(form, "2023-01-01"), [
    { cite: "第1点第1句", href: "m1#m1s1", before: "100 元", now: "200 元" },
    { cite: "第1点第1句", href: "m1#m1s1", before: "", now: "10%" },
  ]);
  assert.equal(changesSince(form, "2022-07-01")?.length, 3);
  assert.deepEqual(changesSince(form, "2025-01-01"), []);
});

test("rules that this policy never had are not guessed at", () => {
  assert.equal(changesSince(form, "2021-01-01"), null);
});
