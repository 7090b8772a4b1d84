// Files that somebody drops: CSV and XLSX that are broken, endless or made to fill the memory end in rows or in a plain word.

import assert from "node:assert/strict";
import test from "node:test";
import { strToU8, zipSync } from "fflate";
import { readTable, TableFault } from "../../../docs/app/batch/read.js";
import { csvText, parseCsv } from "../../../docs/app/table/csv.js";
import { damaged, random, slipped, soon } from "./slips.js";

/** @typedef {{name: string, values: Record<string, string | number>}} Fault */

/**
 * The rows, or the fault that the page words; never another exception, never a flood.
 * @param {string} what @param {Uint8Array} bytes @param {number} [seconds]
 * @returns {Promise<string[][] | Fault>}
 */
async function read(what, bytes, seconds = 5) {
  const before = process.memoryUsage().rss;
  const found = await soon(what, () => readTable(Uint8Array.from(bytes)).catch((error) => {
    assert.ok(error instanceof TableFault, `${what}: ${error?.stack}`);
    return /** @type {TableFault} */ (error).fault;
  }), seconds);
  assert.ok(process.memoryUsage().rss - before < 1_500_000_000, `memory after ${what}`);
  return found;
}

const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook of one sheet; files replaces or adds. @param {string} rows @param {Record<string, string | Uint8Array>} [files] */
function workbook(rows, files = {}) {
  const all = {
    "xl/workbook.xml": `<workbook xmlns:r="${REL}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...files,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, typeof text === "string" ? strToU8(text) : text])), { level: 6 });
}

/** @param {string} name @param {string} value */
const cell = (name, value) => `<c r="${name}" t="inlineStr"><is><t>${value}</t></is></c>`;
const TABLE = `<row r="1">${cell("A1", "claim")}${cell("B1", "months")}</row><row r="2">${cell("A2", "一")}<c r="B2"><v>6</v></c></row>`;

test("the workbook that the others are spoiled from is read", async () => {
  assert.deepEqual(await read("whole", workbook(TABLE)), [["claim", "months"], ["一", "6"]]);
});

test("2,000 CSV texts with slips: rows of cells, and no letter is lost but separators and marks", async () => {
  const whole = csvText([["claim", 'say "so"', "x,y"], ["", "two\r\nlines", "三"], ["1", "2", ""]]);
  const dice = random(21);
  for (let n = 0; n < 2000; n += 1) {
    const text = slipped(whole, dice);
    const rows = await soon(text, () => parseCsv(text));
    const bare = (/** @type {string} */ all) => all.replace(/[",;\t\r\n\ufeff]/g, "");
    assert.equal(bare(rows.flat().join("")), bare(text));
    await read(text, new TextEncoder().encode(text));
  }
});

test("500 files of random bytes", async () => {
  const dice = random(22);
  for (let n = 0; n < 500; n += 1) await read(`bytes ${n}`, Uint8Array.from({ length: dice.number(300) }, () => dice.number(256)));
});

test("1,500 workbooks with changed or missing bytes", async () => {
  const dice = random(23);
  const whole = workbook(TABLE);
  for (let n = 0; n < 1500; n += 1) await read(`workbook ${n}`, damaged(whole, dice));
});

test("1,000 workbooks whose sheet has slips", async () => {
  const dice = random(24);
  for (let n = 0; n < 1000; n += 1) {
    const sheet = slipped(TABLE, dice).replace(/[\ud800-\udfff]/g, "");
    await read(sheet, workbook(sheet));
  }
});

const BIG = {
  "one line without an end": "a,".repeat(5_000_000),
  "a quotation mark that is never closed": `a,b\n"${"x\n".repeat(5_000_000)}`,
  "quotation marks only": '"'.repeat(10_000_000),
  "line ends only": "\n".repeat(10_000_000),
  "nothing": "", "a mark only": "\ufeff",
};
for (const [name, text] of Object.entries(BIG)) {
  test(`CSV: ${name}`, async () => { await read(name, new TextEncoder().encode(text), 20); });
}

test("CSV: a million rows are counted, not read", async () => {
  const found = await read("rows", new TextEncoder().encode(`a,b\n${"1,2\n".repeat(1_000_000)}`));
  assert.deepEqual(found, { name: "too_many_rows", values: { rows: 1_000_000, most: 100_000 } });
});

const sheet = (/** @type {string} */ name, /** @type {Record<string, string | Uint8Array>} */ files = {}) => workbook(`${TABLE}<row r="3">${name}</row>`, files);
/** @type {Record<string, [Uint8Array, string]>} */
const BOMBS = {
  "400 MB of blanks": [workbook(TABLE, { "xl/worksheets/sheet1.xml": new Uint8Array(400_000_000).fill(32) }), "too_large"],
  "many files of 50 MB": [workbook(TABLE, Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`xl/f${n}.xml`, new Uint8Array(50_000_000)]))), "too_large"],
  "a row of a thousand million": [workbook(`${TABLE}<row r="1000000000">${cell("A1000000000", "x")}</row>`), "not_a_table"],
  "a row beyond numbers": [workbook(`${TABLE}<row r="1e400">${cell("A3", "x")}</row>`), "not_a_table"],
  "a column of many letters": [sheet(cell("ZZZZZZZ3", "x")), "not_a_table"],
  "a cell without an address": [sheet("<c><v>1</v></c>"), "not_a_table"],
  "the last cell of all": [workbook(`${TABLE}<row r="1048576">${cell("XFD1048576", "x")}</row>`), "too_wide"],
  "many rows beside a wide one": [workbook(`<row r="1">${cell("A1", "a")}${cell("XFD1", "x")}</row>${Array.from({ length: 50_000 }, (_, n) => `<row r="${n + 2}">${cell(`A${n + 2}`, "x")}</row>`).join("")}`), "too_wide"],
  "a formula": [sheet('<c r="A3"><f>1+1</f><v>2</v></c>'), "formulas"],
  "a formula in other marks": [sheet("<c r = 'A3'><v>2</v><f >1+1</f></c>"), "formulas"],
  "a formula in the first tab, which is the second file": [sheet("", {
    "xl/workbook.xml": `<workbook xmlns:r="${REL}"><sheets><sheet name="b" sheetId="2" r:id="rId2"/><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    "xl/worksheets/sheet2.xml": `<worksheet><sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>`,
  }), "formulas"],
  "macros": [sheet("", { "xl/vbaProject.bin": new Uint8Array(4) }), "macros"],
  "no sheet": [workbook(TABLE, { "xl/workbook.xml": "<workbook/>" }), "not_a_table"],
  "a sheet that is not there": [workbook(TABLE, { "xl/_rels/workbook.xml.rels": "<Relationships/>" }), "not_a_table"],
  "tags in tags": [workbook("<a>".repeat(200_000)), ""],
  "laughs": [workbook(TABLE, { "xl/worksheets/sheet1.xml": `<!DOCTYPE a [<!ENTITY a "${"ha".repeat(50)}">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "${`&a${n - 1};`.repeat(10)}">`).join("")}]><worksheet><sheetData><row r="1">${cell("A1", "&a19;")}</row><row r="2">${cell("A2", "&a19;")}</row></sheetData></worksheet>` }), ""],
  "a picture": [zipSync({ "a.png": new Uint8Array(9) }), "not_a_table"],
  "an empty archive": [Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)]), "not_a_table"],
};
for (const [name, [bytes, fault]] of Object.entries(BOMBS)) {
  test(`XLSX: ${name}`, async () => {
    const found = await read(name, bytes, 20);
    if (fault) assert.equal("name" in found && found.name, fault);
  });
}

test("XLSX: a size that is not the true one", async () => {
  const bytes = Uint8Array.from(workbook(TABLE));
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 46; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true); // each file is said to have ten bytes
  }
  await read("ten bytes", bytes);
  for (let at = 0; at < bytes.length - 46; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xfffffff0, true);
  const found = await read("four thousand million bytes", bytes);
  assert.equal("name" in found && found.name, "too_large");
});
