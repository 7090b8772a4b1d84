// Numbers as references write them: 10, 十, 二十, X.

const HAN = "零一二三四五六七八九";
const ROMAN = /^(x{0,3})(ix|iv|v?i{0,3})$/;

/** A number in figures, Chinese or Roman numerals, as a part of a pattern. */
export const NUMBER = "(\\d{1,3}|[零一二两三四五六七八九十]{1,3}|[ivx]{1,6}(?![a-z]))";

/** @param {string} text - what NUMBER has found @returns {number} NaN where it is no number after all */
export function numberOf(text) {
  if (/^\d+$/.test(text)) return Number(text);
  const roman = ROMAN.exec(text);
  if (roman && text) {
    const ones = roman[2];
    const value = { ix: 9, iv: 4 }[ones] ?? (ones.startsWith("v") ? 5 : 0) + ones.replace("v", "").length;
    return roman[1].length * 10 + value;
  }
  const han = text.replace("两", "二");
  if (!han.includes("十")) return han.length === 1 ? HAN.indexOf(han) : Number.NaN;
  const [tens, ones, more] = han.split("十");
  const digits = [tens ? HAN.indexOf(tens) : 1, ones ? HAN.indexOf(ones) : 0];
  return more !== undefined || tens.length > 1 || ones.length > 1 || digits.includes(-1) ? Number.NaN : digits[0] * 10 + digits[1];
}

const ENGLISH = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(" ");
const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const COUNTED = "parts?|points?|measures?|articles?|sections?|clauses?|paragraphs?|sentences?|amounts?|safeguards?";
const AFTER = new RegExp(`\\b(${COUNTED}) (${[...ENGLISH].reverse().join("|")})\\b`, "g");
const BEFORE = new RegExp(`\\b(${ORDINALS.join("|")}|\\d{1,2}(?:st|nd|rd|th)) (${COUNTED})\\b`, "g");

/** The numbers that English spells out: part three, second sentence. @param {string} text in small letters */
export const spelled = (text) => text
  .replace(AFTER, (_, what, word) => `${what} ${ENGLISH.indexOf(word) + 1}`)
  .replace(BEFORE, (_, word, what) => `${what} ${ORDINALS.indexOf(word) + 1 || Number.parseInt(word, 10)}`);

const TRADITIONAL = "點項條舉據關於餘黨辦號處個額組織總體導標強實見隊導鄉鎮時後兩與規則廣進積極遴選優養補貼對傑創業職術質贏獎勵參賽級經濟會條認證書";
const SIMPLIFIED = "点项条举据关于余党办号处个额组织总体导标强实见队导乡镇时后两与规则广进积极遴选优养补贴对杰创业职术质赢奖励参赛级经济会条认证书";

/** Traditional characters of references and titles as the document writes them. @param {string} text */
export const simplified = (text) => text.replace(/[\u4e00-\u9fff]/g, (each) => SIMPLIFIED[TRADITIONAL.indexOf(each)] ?? each);
