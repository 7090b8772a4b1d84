// How surely a page is what a query means. Apart from the ranking: it decides between "found" and "perhaps".

import { isCommon } from "./language.js";
import { isHan } from "./tokens.js";

// Chosen on queries that were written before the synonyms; tests/search measures what a change of them does.
const SURE = 0.3; // least share of the query that a page must have met
const SURE_EXACT = 0.25; // the same, where a figure or a term of the policy was met
const SURE_ALONE = 0.6; // the same, where but one word was met and another is strange: parking permit
const SURE_STREWN = 0.5; // the same, where one word of three or more was met
const SURE_WORD = 0.45; // the same, where a phrase of the page was met that is but one word: union membership fee
const SURE_GENERAL = 0.8; // the same, where only general words were met beside a strange one: 职工教育金费 is 职工教育经费
const LEAST_COUNT = 0.12; // the same, with every token counted alike: one known pair in a long question is no answer
const WEAK_SCORE = 20; // below it a page is no answer to a query with a strange word or but one telling word: robot vacuum
const GAP = 2; // Chinese characters in a row that no page knows are a strange word

/**
 * @typedef {object} Query
 * @property {string[]} asked - its tokens
 * @property {(token: string) => boolean} met - whether any page has the token
 * @property {(token: string) => boolean} strange - a word that no page has, and that says much
 * @property {(token: string) => boolean} isGeneral - a word that any request may have
 * @property {number} gap - see longestGap
 *
 * @typedef {object} Met - of one page
 * @property {number[]} degrees - how far each token was met
 * @property {number} share - of the query, by weight
 * @property {number} bonus - 1 and more: a whole phrase of the page was met
 * @property {boolean} several - that phrase is more than one word
 * @property {number} score - in the ranking
 */

/**
 * @param {Query} query
 * @returns {(page: Met) => boolean}
 */
export function createDecision({ asked, met, strange, isGeneral, gap }) {
  /** Whether a pair only joins two general words: 贴标 in 津贴标准. @param {string} pair */
  const joins = (pair) =>
    isHan(pair) && asked.some((token) => isGeneral(token) && token[1] === pair[0]) && asked.some((token) => isGeneral(token) && token[0] === pair[1]);
  const isStrange = asked.some(strange);
  const isUnheard = gap >= GAP || asked.some((token) => !isHan(token) && !met(token));
  const isStrewn = asked.filter((token) => /^[a-z]/.test(token) && !isCommon(token)).length > 2;
  const telling = asked.map((token) => token !== "#月" && !isGeneral(token) && !joins(token));
  const isLatin = asked.length > 1 && !asked.some(isHan);
  const isUnmet = asked.filter((token) => !met(token)).length >= asked.length / 4;

  return ({ degrees, share, bonus, several, score }) => {
    const isFigureMet = asked.some((token, at) => degrees[at] > 0 && /^#\d/.test(token));
    const told = telling.filter((tells, at) => tells && degrees[at] >= 0.5).length;
    if (isLatin && !isFigureMet && score < WEAK_SCORE && !(bonus >= 1 && several) && ((isUnmet && share < 0.6) || (told < 2 && share < 0.55))) return false;
    const words = asked.filter((token, at) => degrees[at] >= 0.5 && !isCommon(token));
    // 专利申请资助 meets 申请 and 资助, which any subsidy has, and not what it is about
    if (isUnheard && !(bonus >= 1 && several) && !told && share < SURE_GENERAL) return false;
    if (bonus >= 1 && (several || share >= SURE_WORD)) return true;
    if (degrees.reduce((sum, degree) => sum + degree, 0) < LEAST_COUNT * asked.length) return false;
    if (asked.some((token, at) => degrees[at] > 0 && isExact(token))) return share >= SURE_EXACT;
    // international school fees: each word is somewhere, no two together
    if (words.length < 2 && isStrewn) return share >= SURE_STREWN;
    if (words.length < 2 && isStrange) return share >= SURE_ALONE;
    return share >= SURE;
  };
}

/** A figure, or a term of the policy. @param {string} token */
export const isExact = (token) => /^[#=]/.test(token);

/**
 * The most Chinese characters in a row of which no page has a pair: 2 for 专利申请, where 申请 is known.
 *
 * @param {string[]} runs - of Chinese characters
 * @param {(pair: string) => boolean} known
 */
export function longestGap(runs, known) {
  let most = 0;
  for (const run of runs) {
    let gap = 0;
    for (let at = 0; at < run.length; at++) {
      gap = known(run.slice(at, at + 2)) || (at > 0 && known(run.slice(at - 1, at + 1))) ? 0 : gap + 1;
      most = Math.max(most, gap);
    }
  }
  return most;
}
