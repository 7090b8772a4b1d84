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
