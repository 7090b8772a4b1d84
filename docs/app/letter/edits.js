// Changes to the letter, one after another, each of which can be taken back: nothing but the named span ever changes.

/** @typedef {import("./letter_types.js").Change} Change */
/** @typedef {{at: number, gone: string, put: string}} Edit - gone stood at this place, put stands there now */

/**
 * @param {string} text
 * @param {Change} change
 * @returns {{text: string, edit: Edit}}
 */
export function changed(text, { start, end, text: put }) {
  return { text: text.slice(0, start) + put + text.slice(end), edit: { at: start, gone: text.slice(start, end), put } };
}

/**
 * @param {string} text
 * @param {Edit} edit - the newest
 * @returns {string | null} null: the letter is no longer what that change left
 */
export function takenBack(text, { at, gone, put }) {
  return text.startsWith(put, at) ? text.slice(0, at) + gone + text.slice(at + put.length) : null;
}
