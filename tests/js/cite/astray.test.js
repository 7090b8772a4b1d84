// A fragment that is not on the page gets the nearest that there is, or the page that has it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { astray } from "../../../docs/app/cite/astray.js";

const HERE = ["m10", "m10p1", "m10s1", "m10s2", "m10a1", "m10a5"];
const CLAUSES = ["notice", "s3", "s3g1", "m1", "m2", "m10"];

const CASES = {
  "m10s99": { word: "nearest", id: "m10s2" },
  "M10S1": { word: "nearest", id: "m10s1" },
  "m10a0": { word: "nearest", id: "m10a1" },
  "m10x": { word: "nearest", id: "m10" },
  "m2s1": { word: "elsewhere", clause: "m2", id: "m2s1" },
  "m2": { word: "elsewhere", clause: "m2", id: "m2" },
  "s3g1": { word: "elsewhere", clause: "s3g1", id: "s3g1" },
  "notice-addressees": { word: "elsewhere", clause: "notice", id: "notice-addressees" },
  "appendix": { word: "none" },
  "<b>": { word: "none" },
};

for (const [asked, expected] of Object.entries(CASES)) {
  test(asked, () => assert.deepEqual(astray(asked, HERE, CLAUSES), expected));
}
