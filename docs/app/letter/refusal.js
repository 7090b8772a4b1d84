// What is no letter that can be checked, found before anything is done with it.

export const LARGEST = 10_000_000; // bytes of a file
export const LONGEST = 200_000; // characters of a letter

/** @typedef {{name: "too_large" | "too_long" | "not_text" | "html" | "old_word" | "pdf" | "rtf" | "docx" | "empty", values: Record<string, string | number>}} Refusal */

/** @param {Refusal["name"]} name @param {Record<string, string | number>} [values] @returns {Refusal} */
export const refusal = (name, values = {}) => ({ name, values });

/**
 * @param {string} text - pasted, typed or out of a file
 * @returns {Refusal | null}
 */
export function refused(text) {
  if (!text.trim()) return refusal("empty");
  if (text.includes("\0")) return refusal("not_text");
  if (/^[\s\ufeff]*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(text)) return refusal("html");
  if (text.length > LONGEST) return refusal("too_long", { n: grouped(text.length), most: grouped(LONGEST) });
  return null;
}

/** @param {number} n */
const grouped = (n) => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
