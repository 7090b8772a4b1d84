// Mends one slip of the keys in an English word, American spelling, and two words written as one, where one word of the index is near enough.

import { stem } from "./language.js";

const WORD = /[a-z]{4,}/g;
const LEAST_REPLACED = 7; // price is not prize: a letter for another is taken for a slip in long words only

/**
 * @param {Iterable<string>} texts - everything whose words are meant, normalised
 * @param {Iterable<string>} [others] - known words that a slip never means: welding is no wedding
 * @returns {(text: string) => string} the text with its strange words mended
 */
export function createSpelling(texts, others = []) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const text of texts) for (const [word] of text.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const strange = new Set([...others].flatMap((text) => text.match(WORD) ?? []));
  const stems = new Set([...words, ...strange].map(stem));
  /** What is known, the beginning of a word still being typed included. @param {string} word */
  const isKnown = (word) => counts.has(word) || strange.has(word) || stems.has(stem(word)) || words.some((known) => known.startsWith(word));
  /** Two words written as one: bluecollar. @param {string} word */
  const parted = (word) => {
    for (let at = 4; at <= word.length - 4; at++) {
      if (counts.has(word.slice(0, at)) && counts.has(word.slice(at))) return `${word.slice(0, at)} ${word.slice(at)}`;
    }
    return undefined;
  };
  /** @param {string} word */
  const slipped = (word) => words.find((known) => isSlip(word, known) || (word.length > 6 && word.endsWith("s") && isSlip(word.slice(0, -1), known)));
  return (text) => text.replace(WORD, (word) => (isKnown(word) ? word : (parted(word) ?? slipped(word) ?? word)));
}

/**
 * Whether a word is another one with one letter too many, too few, replaced, or two exchanged; never the first one.
 *
 * @param {string} word
 * @param {string} meant
 */
export function isSlip(word, meant) {
  if (word[0] !== meant[0] || Math.abs(word.length - meant.length) > 1) return false;
  let at = 1;
  while (at < word.length && word[at] === meant[at]) at++;
  const rest = word.slice(at);
  const other = meant.slice(at);
  if (rest.slice(1) === other) return word.length > 5; // a booth is not both
  if (rest === other.slice(1)) return true;
  if (rest.slice(1) === other.slice(1)) return word.length >= LEAST_REPLACED;
  return rest.slice(2) === other.slice(2) && rest[0] === other[1] && rest[1] === other[0];
}
