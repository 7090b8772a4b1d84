// What reading a reference gives: places, or what is wrong and what is near.

/** @typedef {import("./data.js").Place} Place */
/** @typedef {import("./data.js").Policy} Policy */

/**
 * @typedef {object} Result
 * @property {"found" | "ambiguous" | "unknown" | "mismatch" | "fragment" | "quote" | "early" | "date" | "other" | "foreign" | "long" | "malformed" | "empty"} status
 * @property {Place[]} places - what is meant (found), or may be (ambiguous); the clause, where only something in it is wrong
 * @property {Place[]} near - what else may have been meant
 * @property {string} text - what the status speaks of
 * @property {string} [version] - the version that holds on the day which the reference names
 * @property {string} [day] - that day
 */

/** @param {Result["status"]} status @param {Place[]} places @param {Place[]} near @param {string} text @returns {Result} */
export const result = (status, places, near, text) => ({ status, places, near, text });

/**
 * A day is the text's that held then; before the first there was none.
 * @param {Result} found @param {{day: string | null, text: string} | null} date @param {Policy} policy
 * @returns {Result}
 */
export function dated(found, date, { versions }) {
  if (!date) return found;
  if (!date.day) return { ...found, status: "date", near: [...found.places, ...found.near], places: [], text: date.text };
  const { day } = date;
  const held = versions.filter((version) => version <= day);
  if (!held.length) return { ...found, status: "early", near: [...found.places, ...found.near], places: [], text: date.text, day, version: versions[0] };
  return { ...found, day, version: held[held.length - 1] };
}
