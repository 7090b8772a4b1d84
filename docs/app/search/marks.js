// Which parts of a sentence to set off, because they met the query: pieces of text, marked or not. No HTML.

import { takeFigures } from "./figures.js";
import { stem } from "./language.js";
import { isHan } from "./tokens.js";

/** @typedef {[text: string, marked: boolean]} Piece */

const WORD = /[A-Za-z]+|(?:\d[\d, ]*\d|\d)(?:\.\d+)?\s?(?:%|万|千)?|[一-鿿]/g;

/**
 * @param {string} text - as it stands on the page
 * @param {Set<string>} terms - tokens that the query met
 * @param {(text: string) => string} normal
 * @returns {Piece[]}
 */
export function mark(text, terms, normal) {
  const marked = new Array(text.length).fill(false);
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const plain = normal(word);
    if (isHan(plain)) {
      const pair = normal(text.slice(index, index + 2));
      if (terms.has(pair)) marked.fill(true, index, index + 2);
      else if (terms.has(plain)) marked[index] = true;
    } else if (/\d/.test(plain) ? takeFigures(plain).tokens.some((token) => terms.has(token)) : terms.has(stem(plain))) {
      marked.fill(true, index, index + word.trimEnd().length);
    }
  }
  /** @type {Piece[]} */
  const pieces = [];
  for (let at = 0; at < text.length; at++) {
    const last = pieces.at(-1);
    if (last && last[1] === marked[at]) last[0] += text[at];
    else pieces.push([text[at], marked[at]]);
  }
  return pieces;
}
