// A wrong address of a clause, or of a text of some day, gets the nearest that there is.

import assert from "node:assert/strict";
import { test } from "node:test";

import { suggestion } from "../../../docs/app/site/missing.js";

const POLICIES = {
  "demo-1": { versions: ["2030-01-01", "2032-05-01"], nodes: ["notice", "s3", "s3g1", "s3g2", "m1", "m2", "m10"] },
};

const CASES = {
  "demo-1/m11/": ["demo-1/m10/", "node"],
  "demo-1/M2/": ["demo-1/m2/", "node"],
  "demo-1/m0": ["demo-1/m1/", "node"],
  "demo-1/s3g9/": ["demo-1/s3g2/", "node"],
  "demo-1/appendix/": ["demo-1/", "contents"],
  "demo-1/@2029-12-31/m1/": ["demo-1/@2030-01-01/m1/", "early"],
  "demo-1/@2031-06-01/m1/": ["demo-1/@2030-01-01/m1/", "day"],
  "demo-1/@2031-06-01/": ["demo-1/@2030-01-01/", "day"],
  "demo-1/@2099-01-01/m99/": ["demo-1/@2032-05-01/m10/", "day"],
  "demo-1/@2032-05-01/m99/": ["demo-1/@2032-05-01/m10/", "node"],
  "demo-1/@2031-02-30/m1/": ["demo-1/m1/", "date"],
  "demo-1/@soon/": ["demo-1/", "date"],
};

for (const [path, [target, word]] of Object.entries(CASES)) {
  test(path, () => {
    const found = suggestion(path, POLICIES);
    assert.deepEqual([found?.path, found?.word], [target, word]);
  });
}

for (const path of ["", "demo-2/m1/", "constructor/m1/", "demo-1/m1/", "demo-1/", "demo-1/m1/deeper/still"]) {
  test(`nothing for ${path || "the root"}`, () => assert.equal(suggestion(path, POLICIES), null));
}
