// A table in pieces: claims stay whole, returning ones are named, a stop is a stop; words of choices become codes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { coded } from "../../../docs/app/batch/columns.js";
import { decoded } from "../../../docs/app/table/encoding.js";
import { chunksOf, runTable } from "../../../docs/app/batch/run.js";

const table = [["a", "1"], ["a", "2"], ["", "3"], [" ", ""], ["b", "4"], ["b", "5"], ["a", "6"]];

test("a claim is never split over two pieces, and one that returns later is refused", () => {
  const chunks = [...chunksOf(["claim", "months"], table, 1)];
  assert.deepEqual(chunks.map(({ rows }) => rows), [2, 1, 2, 1]);
  assert.deepEqual(chunks.at(-1)?.claims, [{ fault: "claim=returns-later", rows: [["a", "6"]] }]);
});

test("results come back row for row, and none after a stop", async () => {
  const run = { headings: ["claim", "months"], rows: table, onProgress: () => {}, isCancelled: () => false,
    ask: async (/** @type {string} */ _, /** @type {any} */ { claims }) => ({ results: claims.flatMap((/** @type {any} */ claim) => claim.rows.map((/** @type {string[]} */ row) => [row[1] ?? ""])) }) };
  assert.deepEqual(await runTable(run), [["1"], ["2"], ["3"], ["4"], ["5"], ["6"]]);
  assert.equal(await runTable({ ...run, isCancelled: () => true }), null);
});

test("words of choices become the calculator's own, one or several in a cell", () => {
  const columns = [{ heading: "x", label: "", codes: new Map([["技师", "technician"], ["高级技师", "senior_technician"]]) }, { heading: "y", label: "", codes: new Map() }];
  assert.deepEqual(coded(["技师", "技师"], columns), ["technician", "技师"]);
  assert.deepEqual(coded(["技师、高级技师", ""], columns), ["technician;senior_technician", ""]);
  assert.deepEqual(coded(["别的", ""], columns), ["别的", ""]);
});

test("UTF-8 with and without its mark, UTF-16 and GB18030 are told apart", () => {
  assert.equal(decoded(new Uint8Array([0xe7, 0x94, 0xb2])), "甲");
  assert.equal(decoded(new Uint8Array([0xff, 0xfe, 0x32, 0x75])), "甲");
  assert.equal(decoded(new Uint8Array([0xbc, 0xd7])), "甲");
});
