// One claim of a table as the form's own answers: a row that somebody asks about is opened as an estimate with all its steps.

import { readDate, readMonth } from "../estimate/dates.js";
import { emptyState } from "../estimate/state.js";

/**
 * @typedef {import("../estimate/schema.js").Question} Question
 * @typedef {import("../estimate/schema.js").RawFacts} RawFacts
 * @typedef {import("./columns.js").Column} Column
 */

const YES = ["true", "yes", "y", "1", "是", "对"]; // as the calculator reads them (yuyao_policy/cells.py)
const NO = ["false", "no", "n", "0", "否", "不是"];
const BETWEEN = /[;；|、,，\s]+/;

/**
 * The rows of the claim that a row belongs to: those with the same id beside it.
 *
 * @template {{cells: string[]}} Row
 * @param {Row[]} rows
 * @param {number} at
 * @param {Column[]} columns
 * @returns {Row[]}
 */
export function rowsOfClaim(rows, at, columns) {
  const column = columns.findIndex(({ heading }) => heading === "claim");
  const idOf = (/** @type {number} */ n) => (column < 0 ? "" : (rows[n]?.cells[column] ?? "").trim());
  const id = idOf(at);
  if (id === "") return rows.slice(at, at + 1);
  let from = at;
  let to = at + 1;
  while (idOf(from - 1) === id) from -= 1;
  while (idOf(to) === id) to += 1;
  return rows.slice(from, to);
}

/**
 * @param {string[][]} rows - of one claim, words of choices turned into codes
 * @param {Column[]} columns
 * @param {import("../estimate/schema.js").FormData} form
 * @returns {import("../estimate/state.js").State}
 */
export function stateOfRows(rows, columns, form) {
  const state = emptyState();
  const benefitAt = columns.findIndex(({ heading }) => heading === "benefit");
  for (const row of rows) {
    const named = benefitAt < 0 ? "" : (row[benefitAt] ?? "").trim();
    for (const benefit of form.benefits) {
      if (named && named !== benefit.id) continue;
      const facts = (state.answers[benefit.id] ??= {});
      /** @type {Record<string, RawFacts>} */
      const members = {};
      columns.forEach(({ heading }, n) => {
        const [first = "", ...rest] = heading.split(".");
        const path = first === benefit.id ? rest : named ? [first, ...rest] : [];
        for (const question of benefit.questions) {
          const inner = question.type === "list" && path[0] === question.id ? path.slice(1) : path;
          const asked = question.type === "list" ? question.items?.find(({ id }) => inner.length === 1 && id === inner[0]) : path.length === 1 && path[0] === question.id ? question : undefined;
          const raw = asked && rawOf(asked, (row[n] ?? "").trim());
          if (!asked || raw === undefined) continue;
          if (question.type === "list") (members[question.id] ??= {})[asked.id] = raw;
          else facts[asked.id] = raw;
        }
      });
      for (const [list, member] of Object.entries(members)) facts[list] = [.../** @type {RawFacts[]} */ (facts[list] ?? []), member];
      if (Object.keys(facts).length === 0 && named !== benefit.id) delete state.answers[benefit.id];
    }
  }
  state.chosen = form.benefits.map(({ id }) => id).filter((id) => state.answers[id]);
  return state;
}

/**
 * A cell as the form's control holds it.
 *
 * @param {Question} question
 * @param {string} text
 * @returns {import("../estimate/schema.js").RawAnswer | undefined}
 */
function rawOf(question, text) {
  if (text === "") return undefined;
  switch (question.type) {
    case "yes_no": {
      const word = text.toLowerCase();
      return YES.includes(word) ? "true" : NO.includes(word) ? "false" : undefined;
    }
    case "options": return text.split(BETWEEN).filter(Boolean);
    case "date": return readDate(text).value ?? text;
    case "month": return readMonth(text).value ?? text;
    default: return text;
  }
}
