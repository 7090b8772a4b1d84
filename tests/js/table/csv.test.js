// CSV as spreadsheets write and read it, and cells that must not run as formulas.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csvText, parseCsv, safeCell } from "../../../docs/app/table/csv.js";

test("what is written is read back, quotation marks, separators and line ends included", () => {
  const rows = [["a", 'say "so"', "x,y"], ["", "two\r\nlines", "三"]];
  assert.deepEqual(parseCsv(csvText(rows)), rows);
});

test("semicolons and tabs separate where the first line has them", () => {
  assert.deepEqual(parseCsv("claim;months\n1;1,5\n"), [["claim", "months"], ["1", "1,5"]]);
  assert.deepEqual(parseCsv("claim\tmonths\r\n1\t2"), [["claim", "months"], ["1", "2"]]);
});

test("empty cells at the end of a line, a missing line end and a quotation mark that is never closed", () => {
  assert.deepEqual(parseCsv("a,b\n1,"), [["a", "b"], ["1", ""]]);
  assert.deepEqual(parseCsv("a,b\n,\n"), [["a", "b"], ["", ""]]);
  assert.deepEqual(parseCsv('a\n"open, to the end'), [["a"], ["open, to the end"]]);
});

test("a cell that a spreadsheet would run gets an apostrophe, a number does not", () => {
  assert.deepEqual(["=1+1", "@x", "＝1", "-5", "-2+3", "+86", "甲"].map(safeCell), ["'=1+1", "'@x", "'＝1", "-5", "'-2+3", "'+86", "甲"]);
});
