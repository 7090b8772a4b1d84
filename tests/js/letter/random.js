// Letters and changes made at random, the same for the same seed.

const PIECES = ["余党办〔2022〕51号", "第10点", "15万元", "“对入选的”", "\r\n", "\n", "\r", "😀", "\u200b", "　", " ", "a<b>&", "，", "𠮷", "字"];

/** @param {number} seed */
export function random(seed) {
  let state = seed * 2654435761 + 1;
  /** @param {number} below */
  const number = (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return (state >>> 0) % below;
  };
  const text = (most = 40) => Array.from({ length: number(most) }, () => PIECES[number(PIECES.length)]).join("");
  return { number, text };
}

/** Whether a cut at this place would part a pair of surrogates. @param {string} text @param {number} at */
export const parts = (text, at) => /[\ud800-\udbff]/.test(text[at - 1] ?? "") && /[\udc00-\udfff]/.test(text[at] ?? "");
