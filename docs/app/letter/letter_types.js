// What the check of a letter answers (calculator/src/yuyao_policy/letter), and what the page makes of it.

/**
 * @typedef {{start: number, end: number, text: string, nodes?: string[], status?: string, verdict?: string, official?: string | null, reason?: string}} Entry
 * - start and end count code points of the letter as typed
 * @typedef {"references" | "quotations" | "figures" | "borrowed" | "documents" | "passed_over"} ListName
 * @typedef {{list: ListName, index: number, start: number, end: number, text: string}} Repair
 *
 * @typedef {object} Checked
 * @property {string} policy
 * @property {string} version
 * @property {string} digest
 * @property {Entry[]} references
 * @property {Entry[]} quotations
 * @property {Entry[]} figures
 * @property {Entry[]} borrowed
 * @property {Entry[]} documents
 * @property {Entry[]} passed_over
 * @property {Record<string, number[]>} wrong - places in each list of what has to be put right
 * @property {Repair[]} repairs
 *
 * @typedef {"wrong" | "note" | "right"} Level - to be put right; to be looked at; nothing to do
 * @typedef {{start: number, end: number, text: string}} Change - UTF-16 places of the letter, and the words that go there
 *
 * @typedef {object} Finding
 * @property {number} n - as it is numbered on the page; 0: right, not numbered
 * @property {ListName} list
 * @property {string} kind - status, verdict or reason
 * @property {Level} level
 * @property {number} start - UTF-16, as are all places from here on
 * @property {number} end
 * @property {string} text
 * @property {string[]} nodes
 * @property {string | null} official
 * @property {Change[]} repairs
 *
 * @typedef {object} LetterForm - scripts/letter_assets.py
 * @property {string} language
 * @property {import("../estimate/words.js").Words} words
 * @property {import("../cite/data.js").Policy} policy
 */

export {};
