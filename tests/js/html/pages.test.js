// html-validate finds nothing on any page of the built site but what Material's own markup causes (rules.js).
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { CONFIG, MATERIAL } from "./rules.js";

const SITE = join(import.meta.dirname, "../../../site");
/** One page of each kind: none may be missing from what is looked at. */
const KINDS = ["index", "ydb-2022-51/index", "ydb-2022-51/m4/index", "ydb-2022-51/s3/index", "ydb-2022-51/s3g2/index",
  "ydb-2022-51/notice/index", "ydb-2022-51/@2022-07-01/m4/index", "ydb-2022-51/@2022-07-01/index",
  "ydb-2022-51/bilingual/index", "ydb-2022-51/glossary/index", "ydb-2022-51/readings/index", "cite/index",
  "estimate/index", "formats/index", "guide-cite/index", "letter/index", "offline/index", "404"];

const validator = new HtmlValidate(new StaticConfigLoader(CONFIG));

/** @param {string} text @returns {Promise<{rule: string, selector: string, where: string, says: string}[]>} */
async function faults(text) {
  const report = await validator.validateString(text);
  return report.results.flatMap((result) => result.messages.map((found) => ({
    rule: found.ruleId, selector: found.selector ?? "", where: `${found.line}:${found.column}`, says: found.message,
  })));
}

/** @param {{rule: string, selector: string}} found */
const isMaterials = (found) =>
  MATERIAL.some((known) => known.rule === found.rule && known.selectors.includes(found.selector));

test("every page of the site is valid HTML", async () => {
  assert.ok(existsSync(join(SITE, "index.html")), "site/ is not built: run make build");
  const pages = readdirSync(SITE, { recursive: true }).map(String).filter((path) => path.endsWith(".html"));
  for (const kind of KINDS) {
    for (const root of ["", "en/"]) assert.ok(pages.includes(`${root}${kind}.html`), `no page ${root}${kind}.html`);
  }
  const found = [];
  const used = new Set();
  for (const path of pages) {
    for (const fault of await faults(readFileSync(join(SITE, path), "utf-8"))) {
      if (isMaterials(fault)) used.add(`${fault.rule} ${fault.selector}`);
      else found.push(`site/${path}:${fault.where}: ${fault.rule}: ${fault.says} (${fault.selector})`);
    }
  }
  assert.deepEqual(found, []);
  // an exception that nothing needs any more is to be struck out
  const known = MATERIAL.flatMap(({ rule, selectors }) => selectors.map((selector) => `${rule} ${selector}`));
  assert.deepEqual([...used].sort(), known.sort());
});

test("what is forgiven to Material counts on an element of ours", async () => {
  const page = (/** @type {string} */ id) => "<!doctype html><html lang=\"zh\"><head><title>.</title></head><body>"
    + `<input type="checkbox" id="${id}" autocomplete="off" aria-label="a"></body></html>`;
  const rules = async (/** @type {string} */ id) =>
    (await faults(page(id))).filter((found) => !isMaterials(found)).map((found) => found.rule);
  assert.ok((await rules("ours")).includes("valid-autocomplete"));
  assert.ok(!(await rules("__drawer")).includes("valid-autocomplete"));
});
