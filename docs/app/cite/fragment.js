// Text directives (#:~:text=): how a browser is told to find some of a page's words, made from the stored words.

/** @typedef {{words: string, from: number, to: number}} Part - some of a sentence's words, as stored */

/** What ends a phrase, so that a browser sees a word's end there. */
const EDGE = /[\s，。；：、！？“”‘’（）《》〔〕,.;:!?()]/;

/** More than this many characters are given by their first and last phrase. */
const LONG = 60;

/** Brackets too: where a link is pasted into text they would end it. @param {string} text */
const encode = (text) => encodeURIComponent(text.trim()).replace(/[-()!'*~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The first phrase of some length. @param {string} text */
function opening(text) {
  let end = Math.min(8, text.length);
  while (end < text.length && !EDGE.test(text[end])) end += 1;
  return text.slice(0, end);
}

/** The last phrase of some length. @param {string} text */
function ending(text) {
  let start = Math.max(0, text.length - 8);
  while (start > 0 && !EDGE.test(text[start - 1])) start -= 1;
  return text.slice(start);
}

/** The end of the phrase before a place, or the start of the one after it. @param {string} words @param {number} at @param {-1 | 1} step */
function edge(words, at, step) {
  const next = () => words[step < 0 ? at - 1 : at];
  while (next() !== undefined && EDGE.test(next())) at += step;
  while (next() !== undefined && !EDGE.test(next())) at += step;
  return at;
}

/**
 * The directive that finds the words from the start of one part to the end of the other (the same one, where it is one
 * sentence). A browser finds whole words only, and the first place that fits: phrases before and after go along where a
 * phrase is cut, and more of them until nothing else on the page reads the same.
 * @param {Part} first @param {Part} [last]
 * @param {(text: string) => boolean} [alone] - whether words stand on the page once
 */
export function directive(first, last = first, alone = (text) => first.words.indexOf(text) === first.words.lastIndexOf(text)) {
  const { words } = first;
  let before = first.from;
  let after = last.to;
  while (before > 0 && !EDGE.test(words[before - 1])) before -= 1;
  while (after < last.words.length && !EDGE.test(last.words[after])) after += 1;
  const one = last === first;
  while (!alone(words.slice(before, one ? after : undefined)) && (before > 0 || (one && after < words.length))) {
    before = edge(words, before, -1);
    if (one) after = edge(words, after, 1);
  }
  const text = words.slice(first.from, first.to);
  const prefix = encode(words.slice(before, first.from));
  const suffix = encode(last.words.slice(last.to, after));
  const range = one && text.length <= LONG ? encode(text) : `${encode(opening(text))},${encode(ending(last.words.slice(last.from, last.to)))}`;
  return `${prefix && `${prefix}-,`}${range}${suffix && `,-${suffix}`}`;
}
