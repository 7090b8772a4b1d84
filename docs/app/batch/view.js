// Many estimates at once: a template, a file, what was recognised in it, the run with its progress, the results as a file.

import { h, setText } from "../estimate/dom.js";
import { digits } from "../estimate/format.js";
import { csvLine } from "../table/csv.js";
import { saveFile } from "../table/save.js";
import { coded, columnsOf } from "./columns.js";
import { faultyRows } from "./faulty.js";
import { rowsOf } from "./file.js";
import { openRow } from "./open_row.js";
import { preview } from "./preview.js";
import { rowWords } from "./row_words.js";
import { isBlank } from "./read.js";
import { runTable } from "./run.js";
import { templateView } from "./template.js";

/**
 * @typedef {import("../estimate/schema.js").FormData} FormData
 * @typedef {import("../estimate/words.js").Translate} Translate
 * @typedef {{cells: string[], line: number}} Row - line: in the file
 * @typedef {{name: string, columns: import("./columns.js").Column[], headings: string[], rows: Row[], results: string[]}} Table
 */

const MOST_NAMED = 100; // faulty rows that are listed; the file names all

/**
 * @param {HTMLElement} place
 * @param {FormData} form
 * @param {Translate} t
 * @param {Pick<import("../runtime/client.js").Estimator, "ask">} calculator
 */
export function mountMany(place, form, t, calculator) {
  const said = h("p", { class: "yc-many__said", role: "status" });
  const found = h("div", {});
  const input = h("input", { type: "file", id: "yc-many-file", class: "yc-many__file", accept: ".csv,.txt,.tsv,.xlsx,.xlsm,.xls", "aria-describedby": "yc-many-file-help", onchange: () => {
    const file = input.files?.[0];
    if (file) void open(file);
    input.value = ""; // the same file, mended, can be chosen again
  } });
  const drop = h("div", { class: "yc-many__drop" }, h("label", { class: "yc-label", for: "yc-many-file" }, t("many.file_label")),
    h("p", { class: "yc-help", id: "yc-many-file-help" }, t("many.file_help")), input);
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("is-over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("is-over");
    const file = event.dataTransfer?.files[0];
    if (file) void open(file);
  });
  place.replaceChildren(templateView(form, t), drop, said, found);
  let turn = 0; // a newer file, or the cancel button, ends what is under way

  /** @param {File} file */
  async function open(file) {
    const mine = ++turn;
    found.replaceChildren();
    say(t("many.reading", { name: file.name }));
    const read = await rowsOf(file);
    if (mine !== turn) return;
    if ("fault" in read) return refuse(t(`many.file.${read.fault.name}`, read.fault.values));
    const [headings = [], ...rest] = read.rows;
    const columns = columnsOf(headings, form, t);
    const rows = rest.map((cells, n) => ({ cells, line: n + 2 })).filter(({ cells }) => !isBlank(cells));
    say(t("many.waiting"));
    try {
      const answer = await calculator.ask("batch_start", columns.map(({ heading }) => heading));
      if (mine !== turn) return;
      /** @type {Table} */
      const table = { name: file.name, columns, headings, rows, results: answer.results };
      say(t("many.found", { name: file.name, n: digits(rows.length) }));
      found.replaceChildren(preview(table, answer.faults, form, t), ...(answer.faults.length > 0 ? []
        : [h("div", { class: "yc-buttons" }, h("button", { type: "button", class: "yc-button", "data-do": "many-start", onclick: () => void run(table) }, t("many.start", { n: digits(rows.length) })))]));
    } catch {
      if (mine === turn) refuse(t("runtime.failed"));
    }
  }

  /** @param {Table} table */
  async function run(table) {
    const mine = ++turn;
    const bar = h("progress", { class: "yc-many__bar", max: table.rows.length, value: 0, "aria-label": t("many.progress") });
    const count = h("p", {}, t("many.done_of", { done: 0, of: digits(table.rows.length) }));
    const stop = h("button", { type: "button", class: "yc-button yc-button--quiet", "data-do": "many-stop", onclick: () => {
      turn += 1;
      found.replaceChildren();
      say(t("many.stopped"));
      input.focus();
    } }, t("many.stop"));
    say(t("many.running"));
    found.replaceChildren(bar, count, stop);
    try {
      const results = await runTable({
        headings: table.columns.map(({ heading }) => heading),
        rows: table.rows.map(({ cells }) => coded(cells, table.columns)),
        ask: calculator.ask,
        isCancelled: () => mine !== turn,
        onProgress: (done) => {
          bar.value = done;
          setText(count, t("many.done_of", { done: digits(done), of: digits(table.rows.length) }));
        },
      });
      if (results && mine === turn) finish(table, results);
    } catch {
      if (mine === turn) refuse(t("many.broke"));
    }
  }

  /** @param {Table} table @param {string[][]} results */
  function finish(table, results) {
    const faulty = faultyRows(table.rows, results, table.columns, form, t);
    say(t(faulty.length === 0 ? "many.all_well" : "many.some_faulty", { n: digits(results.length), faulty: digits(faulty.length) }));
    const save = h("button", { type: "button", class: "yc-button", "data-do": "many-save", onclick: () => {
      const width = table.headings.length;
      const words = rowWords(table, form, t);
      const lines = table.rows.map((row, n) => csvLine([...Array.from({ length: width }, (_, at) => row.cells[at] ?? ""), ...(results[n] ?? []), words(row, results[n] ?? [])]));
      saveFile(`${table.name.replace(/\.[^.]+$/, "")}-${t("many.results")}.csv`, ["\uFEFF", csvLine([...table.headings, ...table.results, t("many.in_words")]), ...lines], "text/csv");
    } }, t("many.save"));
    found.replaceChildren(h("div", { class: "yc-buttons" }, save), ...(faulty.length === 0 ? [] : [
      h("h3", { class: "yc-many__title" }, t("many.faulty_title", { n: digits(faulty.length) })),
      h("ol", { class: "yc-many__faulty" }, ...faulty.slice(0, MOST_NAMED).map(({ line, words }) => h("li", {}, t("many.row", { line, words })))),
      faulty.length > MOST_NAMED && h("p", {}, t("many.more_faulty", { n: digits(faulty.length - MOST_NAMED) })),
    ].filter((part) => part !== false)), openRow(table, firstWithout(faulty, table), form, t));
    save.focus();
  }

  /** @param {string} words */
  function say(words) {
    said.classList.remove("is-wrong");
    setText(said, words);
  }

  /** @param {string} words */
  function refuse(words) {
    found.replaceChildren();
    say(words);
    said.classList.add("is-wrong");
  }
}

/**
 * The first line of the file without a fault; of nothing but faulty ones the first.
 *
 * @param {import("./faulty.js").Faulty[]} faulty
 * @param {Table} table
 */
function firstWithout(faulty, { rows }) {
  const wrong = new Set(faulty.map(({ line }) => line));
  return (rows.find(({ line }) => !wrong.has(line)) ?? rows[0])?.line ?? 2;
}
