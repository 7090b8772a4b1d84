// What the columns of a table mean: the question of each heading, and words that stand for the calculator's own.

/**
 * @typedef {import("../estimate/schema.js").FormData} FormData
 * @typedef {import("../estimate/schema.js").Question} Question
 *
 * @typedef {object} Column
 * @property {string} heading - as in the file, without blanks around it
 * @property {string} label - in words; "": carried through unread, or not recognised
 * @property {Map<string, string>} codes - words of the choices -> what the calculator calls them
 */

const BETWEEN = /[;；|、,，]+/;

/**
 * @param {string[]} headings
 * @param {FormData} form
 * @param {import("../estimate/words.js").Translate} t
 * @returns {Column[]}
 */
export function columnsOf(headings, form, t) {
  return headings.map((told) => {
    const heading = told.trim();
    if (heading === "claim" || heading === "on") return { heading, label: t(`many.heading.${heading}`), codes: new Map() };
    if (heading === "benefit") {
      return { heading, label: t("many.heading.benefit"), codes: new Map(form.benefits.map(({ id, title }) => [title, id])) };
    }
    const found = heading.startsWith("#") ? [] : questionsOf(heading.split("."), form);
    return {
      heading, label: found[0]?.label ?? "",
      codes: new Map(found.flatMap(({ options = [], also = [] }) => [...options, ...also].map(({ value, label }) => /** @type {[string, string]} */ ([label, value])))),
    };
  });
}

/**
 * The questions that a heading may mean: with its benefit one, alone that question of every benefit; a list's name may be left out.
 *
 * @param {string[]} path
 * @param {FormData} form
 * @returns {Question[]}
 */
function questionsOf(path, form) {
  const own = form.benefits.find(({ id }) => id === path[0]);
  const rest = own ? path.slice(1) : path;
  return (own ? [own] : form.benefits).flatMap(({ questions }) => questions.flatMap((question) => {
    if (question.type !== "list") return rest.length === 1 && question.id === rest[0] ? [question] : [];
    const inner = rest[0] === question.id ? rest.slice(1) : rest;
    return inner.length === 1 ? (question.items ?? []).filter(({ id }) => id === inner[0]) : [];
  }));
}

/**
 * A row as the calculator reads it: words of choices become its codes, everything else stays.
 *
 * @param {string[]} row
 * @param {Column[]} columns
 */
export function coded(row, columns) {
  return row.map((cell, n) => {
    const codes = columns[n]?.codes;
    const text = cell.trim();
    if (!codes?.size || text === "") return cell;
    const whole = codes.get(text);
    if (whole !== undefined) return whole;
    const parts = text.split(BETWEEN).map((part) => codes.get(part.trim()) ?? part.trim());
    return parts.some((part) => [...codes.values()].includes(part)) ? parts.join(";") : cell;
  });
}
