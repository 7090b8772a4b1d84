// Figures in every form that people write them in, as tokens with their value: 三千块, 3 000, ¥3,000, 3k are all #3000.

/** @type {Readonly<Record<string, number>>} */
const DIGITS = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
/** @type {Readonly<Record<string, number>>} */
const UNITS = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };
/** @type {Readonly<Record<string, number>>} */
const SCALES = { 百: 100, 千: 1000, 万: 10_000, w: 10_000, k: 1000, thousand: 1000, million: 1_000_000 };

const ENGLISH = new Map(
  [
    ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
      .split(" ")
      .map((word, at) => /** @type {[string, number]} */ ([word, at])),
    ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, at) => /** @type {[string, number]} */ ([word, 20 + at * 10])),
  ],
);
const ENGLISH_FIGURE = new RegExp(`\\b(?:(?:${[...ENGLISH.keys()].join("|")}|hundred|thousand|and)\\b[ -]?)+`, "g");

const PERCENT_WORDS = /百分之([零一二两三四五六七八九十百]+|\d+(?:\.\d+)?)/g;
// not within a word (s4g3); a blank or comma may stand between groups of three digits; what follows may be a scale and a unit
const FIGURE =
  /(?:(?:rmb|cny|¥)\s*|(?<![a-z\d]))(\d+(?:[, ]\d{3})+(?!\d)|\d+(?:\.\d+)?)\s*(%|per\s?cent\b|百分|万|千|百|k\b|w\b|thousand\b|million\b)?\s*(元|块钱?|yuan\b|rmb\b|人次|人|次|家|名)?/gi;
const HAN_FIGURE = /([零〇一二两三四五六七八九十百千万]{2,}|十)(元|块钱?|人次|人|名|个|位|场|次|家|$|(?![一-鿿]))/g;
const MIXED_FIGURE = /(\d+) ?万 ?(\d) ?千/g; // 3万2千
const HAN_DECIMAL = /([零一二两三四五六七八九十百]+)点([零一二三四五六七八九]+)(?=万|亿|%)/g;
const PER_MONTH = /(?:每个?|\/|一个?|按)月|月薪/g;

/**
 * @param {string} numeral - such as 三千, 十五万, 一万五
 * @returns {number} its value, or NaN where it is none (十百千万)
 */
export function hanNumber(numeral) {
  let total = 0;
  let section = 0;
  let digit = NaN;
  let unit = Infinity; // of the last unit character: 一万五 means 15,000
  for (const character of numeral) {
    if (character in DIGITS) {
      if (!Number.isNaN(digit) && digit !== 0) return NaN;
      digit = DIGITS[character];
      if (digit === 0) unit = Infinity;
      continue;
    }
    const value = UNITS[character];
    if (Number.isNaN(digit) && !(value === 10 && section === 0) && value !== 10_000) return NaN;
    if (value === 10_000) {
      const before = section + (Number.isNaN(digit) ? 0 : digit);
      if (before === 0) return NaN;
      total += before * value;
      section = 0;
    } else {
      section += (Number.isNaN(digit) ? 1 : digit) * value;
    }
    unit = value;
    digit = NaN;
  }
  const rest = Number.isNaN(digit) ? 0 : unit === Infinity || unit === 10 ? digit : digit * (unit / 10);
  return total + section + rest;
}

/**
 * @param {string} words - such as "five hundred" or "thirty thousand"
 * @returns {number} their value; 0 where they hold no hundred or thousand, for smaller numbers are rarely meant as figures
 */
export function englishNumber(words) {
  let total = 0;
  let section = 0;
  for (const word of words.split(/[ -]/)) {
    if (word === "hundred") section = (section || 1) * 100;
    else if (word === "thousand") {
      total += (section || 1) * 1000;
      section = 0;
    } else section += ENGLISH.get(word) ?? 0;
  }
  return /hundred|thousand/.test(words) ? total + section : 0;
}

/** @param {number} value */
const token = (value) => `#${Number(value.toFixed(4))}`;

/**
 * @param {string} figure - digits with separators
 * @param {string | undefined} scale
 */
function valueToken(figure, scale) {
  const value = Number.parseFloat(figure.replace(/[, ]/g, ""));
  const unit = (scale ?? "").toLowerCase();
  if (unit === "%" || unit.startsWith("per") || unit === "百分") return `${token(value)}%`;
  return token(value * (SCALES[unit] ?? 1));
}

/**
 * Take the figures out of a text (normalised: NFKC, lower case).
 *
 * @param {string} text
 * @returns {{rest: string, tokens: string[]}} the text without them, and one token for each
 */
export function takeFigures(text) {
  /** @type {string[]} */
  const tokens = [];
  /** @param {string} found */
  const keep = (found) => {
    tokens.push(found);
    return " ";
  };
  const rest = text
    // an amount a month is another amount than one a trip: the month is kept as a token of its own
    .replace(PER_MONTH, (words) => keep("#月") + (words.includes("薪") ? words : " "))
    // 二十三点八万 is 23.8万
    .replace(HAN_DECIMAL, (_, whole, parts) => `${hanNumber(whole)}.${Array.from(parts, (digit) => DIGITS[digit]).join("")}`)
    .replace(PERCENT_WORDS, (_, words) => keep(`${token(/\d/.test(words) ? Number(words) : hanNumber(words))}%`))
    .replace(ENGLISH_FIGURE, (words) => {
      const value = englishNumber(words);
      return value ? keep(token(value)) : words;
    })
    .replace(MIXED_FIGURE, (_, myriads, thousands) => String(Number(myriads) * 10_000 + Number(thousands) * 1000))
    .replace(FIGURE, (_, figure, scale, unit) => keep(valueToken(figure, scale)) + (unit === "人次" ? keep("#人次") : ""))
    .replace(HAN_FIGURE, (all, numeral) => {
      const value = hanNumber(numeral);
      return value >= 10 ? keep(token(value)) : all;
    });
  return { rest, tokens };
}
