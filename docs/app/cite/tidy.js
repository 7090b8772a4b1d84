// A reference with every number beside the word that counts it, from the larger clause to the smaller.

import { NUMBER, capitals, numberOf, spelled } from "./numerals.js";

const N = NUMBER.replace("(", "(?:");
const UNITS = "项举措|点|条|项|段|款|句话?|部分";

/** The places of a list or a range share the word that counts them: 第10、11点, 第2至3句, points 8, 9 and 10. */
const SHARED = [
  new RegExp(`(?<![\\d(-])第?(${N}(?: ?(?:[-~–—至到、,和与及]|以及) ?第?${N})+)(${UNITS})`, "g"),
  new RegExp(`(points?|measures?|articles?|parts?|paragraphs?|sentences?) ?(${N}(?: ?(?:[-~–—]|to|, ?and|,|and|&) ?${N})+)(?![\\w.(])`, "g"),
];
const ONE = new RegExp(`([-~–—至到]|to)? ?第?${NUMBER}`, "g");
const MOST = 20; // places of a range

/** @param {string} list - numbers with what joins them @param {(n: number) => string} one */
function each(list, one) {
  /** @type {number[]} */
  const numbers = [];
  for (const [, range, written] of list.matchAll(ONE)) {
    const n = numberOf(written);
    const last = numbers[numbers.length - 1] ?? n;
    if (range && last < n && n - last <= MOST) for (let at = last + 1; at < n; at += 1) numbers.push(at);
    numbers.push(n);
  }
  return numbers.map(one).join(", ");
}

const LARGER = /^(?:part|group|item|safeguard|points?|measures?|[ivx]+ ?\()/;

/** English may begin with the smaller clause: sentence 2 of measure 10 of part 3. @param {string} text */
function downwards(text) {
  const pieces = text.split(/ (?:of|in|under) (?:the )?/);
  return pieces.length > 1 && pieces.slice(1).every((piece) => LARGER.test(piece)) ? pieces.reverse().join(", ") : text;
}

/** @param {string} text - one width, in small letters */
export function tidy(text) {
  const even = capitals(text)
    .replace(/[【〔[](?=[\d零一二三四五六七八九十ivx]+[】〕\]])/g, "(").replace(/(?<=\([\d零一二三四五六七八九十ivx]+)[】〕\]]/g, ")")
    .replace(/第 (?=\S)/g, "第").replace(/(?<=[\d)零一二两三四五六七八九十]) (?=大?部分|自然段|处金额|个金额|[点项条款段句])/g, "")
    .replace(/第\(([\d零一二两三四五六七八九十]+)\)(?=句|段)/g, "第$1")
    .replace(/第-\d+\S?/g, "?") // a number below nought is none
    .replace(/^(?:§|no\.?|pts?\.?) ?(?=\d)/, "point ").replace(/\b(points?|measures?|parts?|groups?|items?) (?:no\.?|number) ?(?=\d)/g, "$1 ")
    .replace(/^(\d)-(\d)-(\d{1,2})$/, "$1.$2.$3").replace(/(\([\divx]+\)) ?\((\d+)\)/g, "$1 point $2")
    .replace(/(?<![a-z\d-]|\d )m(\d{1,2})(?: ?([-~–—至到]|to) ?m(\d{1,2}))?(?![\da-z])/g, (_, from, to, last) => (to ? `points ${from}-${last} ` : `point ${from} `))
    .replace(new RegExp(`\\((${N})\\) ?(?:[-~–—至到]|to) ?\\((${N})\\)`, "g"), (_, from, to) => each(`${from}-${to}`, (n) => `(${n})`))
    .replace(new RegExp(`(${UNITS}) ?([-~–—至到]) ?第?(?=${N}\\1)`, "g"), "$2"); // 第3点至第5点
  return downwards(spelled(even))
    .replace(/(?:最后|最末)一?句话?|末句|last sentence/g, "倒数第1句")
    .replace(SHARED[0], (_, list, unit) => each(list, (n) => `第${n}${unit}`))
    .replace(SHARED[1], (_, what, list) => each(list, (n) => `${what.replace(/s$/, "")} ${n}`));
}
