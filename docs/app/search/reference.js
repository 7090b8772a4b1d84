// A query that is a reference to a clause by its number: 第十点, 三（四）10, measure 4, Part III(4), point 10.

import { NUMBER, numberOf } from "../cite/numerals.js";

const PART = `(?:第?${NUMBER}(?:大?部分|、)|part ?${NUMBER}|${NUMBER}(?=[,、 ]?第?\\())`;
const GROUP = `第?(?:\\(${NUMBER}\\)[项條条款]?)`;
const MEASURE = `(?:第?${NUMBER}(?:点|點|条|條|款|号|项?举措|个?举措|项?措施|个?措施)|第${NUMBER}|(?:point|measure|item|article|clause|section|paragraph|no\\.?|number|#) ?${NUMBER})`;
const BETWEEN = "[,、 ]*";

/** @type {[pattern: string, ids: (numbers: number[]) => string[]][]} */
const FORMS = [
  // the measures are counted through the document: the last number says it all
  [`${PART}${BETWEEN}${GROUP}${BETWEEN}(?:${MEASURE}|${NUMBER})`, (numbers) => [`m${numbers.at(-1)}`]],
  [`(?:${PART}${BETWEEN})?${MEASURE}`, (numbers) => [`m${numbers.at(-1)}`]],
  [`${PART}${BETWEEN}${GROUP}`, ([part, group]) => [`s${part}g${group}`]],
  [PART, ([part]) => [`s${part}`]],
  [`${GROUP}|第${NUMBER}[项項]`, ([group]) => [`s3g${group}`, `s4g${group}`, `m${group}`]],
];
const PATTERNS = FORMS.map(([pattern, ids]) => ({ pattern: new RegExp(`^(?:${pattern})(?:的?(?:内容|原文|全文)| text)?$`), ids }));

/**
 * The clauses that a whole query refers to by number, the likeliest first; none when it is something else.
 *
 * @param {string} query - normalised: half width, lower case
 * @returns {string[]} ids, which need not exist
 */
export function referenced(query) {
  const asked = query.trim().replace(/\s+/g, " ").replace(/(?<=[一-鿿\d)]) (?=[一-鿿\d(])/g, "");
  for (const { pattern, ids } of PATTERNS) {
    const found = pattern.exec(asked);
    if (!found) continue;
    const numbers = found.slice(1).filter((text) => text !== undefined).map(numberOf);
    if (numbers.every((number) => number >= 0)) return ids(numbers);
  }
  return [];
}

/** Whether a query can be nothing but a reference: 第99条, not 51号. @param {string} query - normalised */
export const isPlainly = (query) => /^\s*(?:第|point|measure|item|article|clause|section|paragraph)/.test(query);
