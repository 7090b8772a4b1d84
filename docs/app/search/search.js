// Finds clauses: MiniSearch ranks the pages (BM25+), then what share of the query was met decides what is shown, and how surely.

import MiniSearch from "minisearch";
import { withoutCourtesy } from "./courtesy.js";
import { createDecision, isExact, longestGap } from "./doubt.js";
import { isCommon, meansMoney, statesMoney, stem } from "./language.js";
import { mark } from "./marks.js";
import { withPinyin } from "./pinyin.js";
import { isPlainly, referenced } from "./reference.js";
import { createSpelling } from "./spelling.js";
import { createTokenizer, isHan } from "./tokens.js";

/**
 * @typedef {object} IndexedPage
 * @property {string} id
 * @property {string} location - address inside the language
 * @property {string} title
 * @property {string[]} also - phrases that mean this page
 * @property {[fragment: string, words: string][]} sentences
 *
 * @typedef {{language: string, fold: {from?: string, to?: string}, pinyin?: Record<string, string>, names?: string[], same: Record<string, string[]>, terms?: string[], absent?: string[], general?: string[], docs: IndexedPage[]}} Index
 *   pinyin: syllable -> the characters of the phrases that are read so; names: terms to be spelt with it
 *   absent: what the policy does not speak of; general: words that any request may have
 *
 * @typedef {object} Hit
 * @property {string} id
 * @property {string} location - with the fragment of the best sentence, where one was met
 * @property {number} score
 * @property {number} coverage - share of the query that was met, 0 to 1
 * @property {import("./marks.js").Piece[]} title
 * @property {import("./marks.js").Piece[]} words - the best sentence
 *
 * @typedef {{items: Hit[], perhaps: Hit[]}} Found - perhaps: the nearest, where nothing met the query well enough
 */

const POSSIBLE = 0.15;
const UNKNOWN_PAIR = 0.15; // a pair that no page has (老师傅教新人: 教新) says little about what is meant
const STRANGE_PAIR = 0.5; // one with a character that no page has says more: 驾照
const UNKNOWN_WORD = 0.7;
const PAYING = 1.6; // a clause that states a sum of money, when the query asks for money
const MOST = 10;
const MOST_PERHAPS = 5;
const BOOST = { title: 3, also: 4, text: 1 };
const COMMON_WEIGHT = 0.25;
const PARTLY = 0.5; // of a phrase's bonus, where not the whole phrase was met

/**
 * @param {Index} index
 * @returns {(query: string) => Found}
 */
export function createSearch(index) {
  const { ofText, ofQuery, runsOf, normal } = createTokenizer(index.fold, index.same, index.terms);
  const spelt = withPinyin(index.pinyin, index.names);
  const docs = index.docs.map((page) => ({ ...page, also: spelt(page.also, page.title + page.sentences.map(([, words]) => words).join("")) }));
  const pages = new Map(docs.map((page) => [page.id, page]));
  const documents = docs.map((page) => ({
    id: page.id,
    title: page.title,
    also: page.also.join("\n"),
    text: page.sentences.map(([, words]) => words).join("\n"),
  }));
  const mini = new MiniSearch({
    fields: ["title", "also", "text"],
    tokenize: ofText,
    processTerm: (term) => term,
    searchOptions: { boost: BOOST, bm25: { k: 1.2, b: 0.6, d: 0.5 } },
  });
  mini.addAll(documents);

  const sentences = new Map(docs.map((page) => [page.id, page.sentences.map(([, words]) => new Set(ofText(words)))]));
  /** @type {Map<string, number>} */
  const pagesWith = new Map();
  const characters = new Set(normal(documents.map((page) => page.title + page.also + page.text).join("")));
  for (const page of documents) {
    for (const token of new Set(ofText(`${page.title}\n${page.also}\n${page.text}`))) {
      pagesWith.set(token, (pagesWith.get(token) ?? 0) + 1);
    }
  }
  /** @param {string} token */
  const known = (token) => pagesWith.has(token);
  /** @param {string} token */
  const rarity = (token) => {
    const n = pagesWith.get(token) ?? 0;
    return (isCommon(token) ? COMMON_WEIGHT : 1) * Math.log(1 + (documents.length - n + 0.5) / (n + 0.5));
  };
  /** @param {string} token */
  const unknown = (token) =>
    !isHan(token) ? UNKNOWN_WORD : [...token].every((character) => characters.has(character)) ? UNKNOWN_PAIR : STRANGE_PAIR;
  const paying = new Set(documents.filter((page) => statesMoney(normal(page.text))).map((page) => page.id));
  const phrases = docs.flatMap((page) => page.also.map((phrase) => ({ id: page.id, tokens: ofQuery(phrase, known) })));

  const general = new Set((index.general ?? []).map((word) => (isHan(word) ? word : stem(word))));
  /** @param {string} token - also a term of the policy, =奖励 */
  const isGeneral = (token) => {
    const word = token[0] === "=" ? stem(token.slice(1)) : token;
    return isCommon(word) || general.has(word);
  };
  const without = (index.absent ?? []).map(normal);
  const absent = wordsIn(without);
  const said = [...documents.flatMap((page) => [page.title, page.also, page.text]), ...Object.values(index.same).flat()];
  const spell = createSpelling(said.map(normal), without);

  return (query) => {
    const plain = spell(withoutCourtesy(normal(query)));
    const meantByNumber = referenced(plain);
    const named = meantByNumber.filter((id) => pages.has(id)).map((id) => ({ id, score: Infinity, coverage: 1, terms: [], sure: true }));
    const asked = ofQuery(plain, known);
    const money = meansMoney(plain);
    // 第99条: there is no such clause, whatever else the words meet
    const isBeyond = meantByNumber.length > 0 && !named.length && isPlainly(plain);
    if (!asked.length || isBeyond) return { items: named.map(shown), perhaps: [] };
    const found = mini.search({ combineWith: "OR", queries: asked.map(tokenQuery) });

    /** @param {string} token */
    const met = (token) => known(token) || (!isHan(token) && found.some((hit) => hit.queryTerms.includes(token)));
    /** @param {string} token */
    const weight = (token) => rarity(token) * (met(token) ? 1 : unknown(token));
    const total = asked.reduce((sum, token) => sum + weight(token), 0);
    const meant = phraseBonus(phrases, asked, isGeneral, weight);

    const isSure = createDecision({
      asked, met, isGeneral,
      strange: (token) => !met(token) && unknown(token) > UNKNOWN_PAIR,
      gap: longestGap(runsOf(plain, known), known),
    });

    const hits = found.map((hit) => {
      const id = String(hit.id);
      const terms = Object.keys(hit.match);
      const degrees = asked.map((token) => degree(token, terms, hit.queryTerms));
      const share = degrees.reduce((sum, met, at) => sum + weight(asked[at]) * met, 0) / total;
      const { bonus, several } = meant.get(id) ?? { bonus: 0, several: false };
      // one sentence that meets the whole query is worth more than a page that meets it in pieces
      const together = 1 + best(id, asked, weight) / total;
      const paid = money && paying.has(id) ? PAYING : 1;
      const score = hit.score * (0.1 + share ** 3) * (1 + bonus) * together * paid;
      return { id, score, coverage: share, sure: isSure({ degrees, share, bonus, several, score }), terms };
    });
    hits.sort((a, b) => b.score - a.score);
    // 养老保险 is met by nothing here, whatever the rest of the query meets
    const sure = absent(plain) ? [] : hits.filter((hit) => hit.sure && !named.some(({ id }) => id === hit.id));
    const items = [...named, ...sure].slice(0, MOST);
    const perhaps = items.length ? [] : hits.filter((hit) => hit.coverage >= POSSIBLE).slice(0, MOST_PERHAPS);
    return { items: items.map(shown), perhaps: perhaps.map(shown) };
  };

  /**
   * @param {string} id - of a page
   * @param {string[]} asked
   * @param {(token: string) => number} weight
   * @returns {number} what the page's best sentence met of the query
   */
  function best(id, asked, weight) {
    return Math.max(0, ...(sentences.get(id) ?? []).map((words) => asked.reduce((sum, token) => sum + (words.has(token) ? weight(token) : 0), 0)));
  }

  /**
   * @param {{id: string, score: number, coverage: number, terms: string[]}} hit
   * @returns {Hit}
   */
  function shown({ id, score, coverage, terms }) {
    const page = /** @type {IndexedPage} */ (pages.get(id));
    const set = new Set(terms);
    let best = page.sentences[0] ?? ["", ""];
    let most = 0;
    for (const sentence of page.sentences) {
      const worth = [...new Set(ofText(sentence[1]))].filter((token) => set.has(token)).reduce((sum, token) => sum + rarity(token), 0);
      if (worth > most) [most, best] = [worth, sentence];
    }
    return {
      id, score, coverage,
      location: most ? `${page.location}#${best[0]}` : page.location,
      title: mark(page.title, set, normal),
      words: mark(best[1], set, normal),
    };
  }
}

/**
 * Whether a text holds one of some words; Latin ones whole, in singular or plural.
 *
 * @param {string[]} words - normalised
 * @returns {(text: string) => boolean}
 */
function wordsIn(words) {
  if (!words.length) return () => false;
  const pattern = new RegExp(words.map((word) => (/^[a-z]/.test(word) ? `\\b${word}s?\\b` : word)).join("|"));
  return (text) => pattern.test(text);
}

/**
 * One token of the query: words also by their beginning and with a slip, figures and pairs of characters exactly.
 *
 * @param {string} token
 * @returns {import("minisearch").Query}
 */
function tokenQuery(token) {
  const exact = isExact(token);
  return {
    queries: [token],
    tokenize: (text) => [text],
    processTerm: (term) => term,
    prefix: !exact && (isHan(token) ? token.length === 1 : token.length >= 3),
    fuzzy: /^[a-z]{5,}$/.test(token) ? 0.25 : false,
    maxFuzzy: 2,
    // a slip is seldom in the first letter: unemployment is not employment
    boostDocument: (_, term) => (term[0] === token[0] ? 1 : 0),
    boostTerm: () => (isCommon(token) ? COMMON_WEIGHT : 1),
    weights: { prefix: 0.6, fuzzy: 0.35 },
  };
}

/**
 * How far a page met a token: exactly, by the beginning of a word, or with a slip.
 *
 * @param {string} token
 * @param {string[]} terms - words of the page that were met
 * @param {string[]} tokens - tokens of the query that met something on the page
 * @returns {number} 0 to 1
 */
function degree(token, terms, tokens) {
  if (terms.includes(token)) return 1;
  const longer = terms.filter((term) => term.startsWith(token));
  if (longer.length && isHan(token)) return 1;
  // intern is hardly the beginning of international
  if (longer.length) return token.length < 5 ? 0.4 : longer.some((term) => term.length - token.length < 4) ? 1 : 0.5;
  return tokens.includes(token) ? 0.5 : 0;
}

/**
 * A query that contains a whole phrase of a page, or is a part of one, means that page; one that contains most of it, a little.
 *
 * @param {{id: string, tokens: string[]}[]} phrases
 * @param {string[]} asked
 * @param {(token: string) => boolean} isGeneral
 * @param {(token: string) => number} weight
 * @returns {Map<string, {bonus: number, several: boolean}>} several: a whole phrase of more than one word was met
 */
function phraseBonus(phrases, asked, isGeneral, weight) {
  /** @param {string[]} tokens */
  const sum = (tokens) => tokens.reduce((all, token) => all + weight(token), 0);
  /** @type {Map<string, {bonus: number, several: boolean}>} */
  const found = new Map();
  const set = new Set(asked);
  for (const { id, tokens } of phrases) {
    // both subsidies is no more than subsidies to the search; schools in a longer query may be any school
    if (asked.length > tokens.length && (tokens.every(isCommon) || (tokens.length === 1 && isGeneral(tokens[0])))) continue;
    const shared = tokens.filter((token) => set.has(token));
    if (!shared.length) continue;
    const covered = asked.filter((token) => tokens.includes(token)).length / asked.length;
    const whole = shared.length === tokens.length;
    // most of a phrase is worth a little
    const worth = whole ? 1 + covered : covered === 1 ? 0.8 : (PARTLY * (sum(shared) / sum(tokens)) ** 2 * sum(shared)) / sum(asked);
    const { bonus, several } = found.get(id) ?? { bonus: 0, several: false };
    found.set(id, { bonus: Math.max(bonus, worth), several: several || (whole && tokens.filter((token) => !isCommon(token)).length > 1) });
  }
  return found;
}
