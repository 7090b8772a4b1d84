// Turns text and queries into the same tokens: figures by value, Chinese as pairs of characters, Latin words by stem.

import { takeFigures } from "./figures.js";
import { isQuestionWord, stem, withoutQuestion } from "./language.js";

/**
 * @typedef {object} Tokenizer
 * @property {(text: string) => string[]} ofText - the tokens of a page's words
 * @property {(query: string, known: (token: string) => boolean) => string[]} ofQuery - the same for what was typed, without
 *   the words of the question; known: whether any page has this token
 * @property {(query: string, known: (token: string) => boolean) => string[]} runsOf - the runs of Chinese characters in it
 * @property {(text: string) => string} normal - full width, upper case and traditional characters made plain
 */

const RUN = /[一-鿿]+|[a-z0-9]+/g;

/** @param {string} token */
export const isHan = (token) => token >= "一" && token <= "鿿";

/**
 * @param {{from?: string, to?: string}} fold - traditional characters and, in the same places, simplified ones
 * @param {Record<string, string[]>} same - the policy's word -> everyday words for it
 * @param {string[]} [terms] - the policy's terms: each is a token of its own beside its parts
 * @returns {Tokenizer}
 */
export function createTokenizer(fold, same, terms = []) {
  const from = [...(fold.from ?? "")];
  const to = [...(fold.to ?? "")];
  const simplified = new Map(from.map((character, at) => [character, to[at]]));
  /** @param {string} text */
  const normal = (text) => Array.from(text.normalize("NFKC").toLowerCase(), (c) => simplified.get(c) ?? c).join("");
  const replaceSame = synonyms(same);
  // about is a term too (左右), and a word of questions
  const termsIn = finder(terms.map((term) => replaceSame(normal(term))).filter((term) => runs({ rest: term, tokens: [] }).length));
  return {
    normal,
    ofText: (text) => {
      const plain = replaceSame(normal(text));
      return [...runs(takeFigures(plain)), ...termsIn(plain)];
    },
    ofQuery: (query, known) => {
      const plain = replaceSame(normal(query));
      const { rest, tokens } = takeFigures(plain);
      const found = runs({ rest: withoutQuestion(joinedPinyin(rest, known), known), tokens });
      const asked = [...new Set([...found, ...termsIn(plain).filter(known)])];
      // a lone character that the words of the question have left over says nothing beside a word
      const worded = asked.some((token) => token.length > 1 && (isHan(token) || known(token)));
      return worded ? asked.filter((token) => token.length > 1) : asked;
    },
    runsOf: (query, known) =>
      (withoutQuestion(takeFigures(replaceSame(normal(query))).rest, known, true).match(RUN) ?? []).filter(isHan),
  };
}

/**
 * The policy's terms in a text, the longest where one holds another: 高级技师, not also 技师.
 *
 * @param {string[]} terms
 * @returns {(text: string) => string[]}
 */
function finder(terms) {
  const words = [...new Set(terms)].filter((term) => term.length > 1).sort((a, b) => b.length - a.length);
  if (!words.length) return () => [];
  const pattern = new RegExp(words.map((word) => (/^[a-z]/.test(word) ? `\\b${escaped(word)}(?=e?s?\\b)` : escaped(word))).join("|"), "g");
  return (text) => (text.match(pattern) ?? []).map((term) => `=${term}`);
}

/** @param {{rest: string, tokens: string[]}} taken */
function runs({ rest, tokens }) {
  for (const [run] of rest.matchAll(RUN)) {
    if (!isHan(run)) {
      if (!isQuestionWord(run)) tokens.push(stem(run));
    } else if (run.length === 1) {
      tokens.push(run);
    } else {
      for (let at = 0; at < run.length - 1; at++) tokens.push(run.slice(at, at + 2));
    }
  }
  return tokens;
}

/**
 * Pinyin typed with blanks (jin lan ling) is one word in the index.
 *
 * @param {string} text
 * @param {(token: string) => boolean} known
 */
function joinedPinyin(text, known) {
  return text.replace(/[a-z]+(?: [a-z]+)+/g, (words) => {
    const joined = words.replaceAll(" ", "");
    return known(joined) ? joined : words;
  });
}

/**
 * Everyday words become the policy's word, in pages and queries alike.
 *
 * @param {Record<string, string[]>} same
 * @returns {(text: string) => string}
 */
function synonyms(same) {
  const target = new Map(Object.entries(same).flatMap(([word, others]) => others.map((other) => [other.toLowerCase(), word])));
  if (!target.size) return (text) => text;
  const words = [...target.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(words.map((word) => (/^[a-z]/.test(word) ? `\\b${numbered(word)}\\b` : escaped(word))).join("|"), "g");
  return (text) =>
    text.replace(pattern, (found) => {
      const singular = [found, found.replace(/s$/, ""), found.replace(/es$/, ""), found.replace(/ies$/, "y")];
      const key = singular.find((word) => target.has(word));
      return (key !== undefined && target.get(key)) || found;
    });
}

/**
 * A pattern for an English word in singular and plural.
 *
 * @param {string} word
 */
const numbered = (word) => (word.endsWith("y") ? `${escaped(word.slice(0, -1))}(?:y|ies)` : `${escaped(word)}(?:s|es)?`);

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
