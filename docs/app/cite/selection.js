// Selected words as a place: measured on the page, but taken from the stored words.

import { TAGS } from "./data.js";
import { directive } from "./fragment.js";

/** @typedef {import("./data.js").Place} Place */
/** @typedef {import("./data.js").Language} Language */
/** @typedef {{place: Place, element: HTMLElement, language: Language, from: number, to: number}} Piece */

/** The language of an element's words. @param {Element} element @param {Language} page @returns {Language} */
export function languageOf(element, page) {
  const tag = element.closest(".md-content [lang]")?.getAttribute("lang");
  return tag ? (tag === TAGS[1] ? 1 : 0) : page;
}

/**
 * @param {Element} article @param {Map<string, Place>} places @param {Language} page
 * @returns {{place: Place, element: HTMLElement} | null} null where nothing of the official words is selected
 */
export function selectedPlace(article, places, page) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.commonAncestorContainer)) return null;
  const pieces = piecesOf(range, article, places, page);
  if (!pieces.length) return null;
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  const { language, element } = first;
  const own = first.place.text[language];
  if (pieces.length === 1 && first.to - first.from === own.length) return { place: first.place, element };
  const text = pieces.map(({ place, from, to }) => place.text[language].slice(from, to)).join(language ? " " : "");
  const whole = pieces.map(({ place }) => place.text[1 - language]).join(language ? "" : " ");
  const home = homeOf(pieces, places);
  const one = { words: own, from: first.from, to: first.to };
  const shown = wordsOn(document.body).replace(/\s+/g, " ");
  const alone = (/** @type {string} */ words) => shown.indexOf(words) === shown.lastIndexOf(words);
  const found = directive(one, first === last ? one : { words: last.place.text[language], from: last.from, to: last.to }, alone);
  return { place: { ...home, kind: "part", text: language ? [whole, text] : [text, whole], directive: language === page ? found : "" }, element };
}

/** The words in which a browser looks: all of the page, without what its scripts carry. @param {Element} root */
function wordsOn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let words = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest("script, style, noscript, .point")) words += node.nodeValue;
  }
  return words;
}

/** The sentences that a range touches, with how much of each. @param {Range} range @param {Element} article @param {Map<string, Place>} places @param {Language} page @returns {Piece[]} */
function piecesOf(range, article, places, page) {
  /** @type {Piece[]} */
  const pieces = [];
  for (const element of article.querySelectorAll(".sentence, .block")) {
    if (!range.intersectsNode(element)) continue;
    const place = places.get(element.getAttribute("data-at") ?? element.id.replace(/-en$/, ""));
    if (!place) continue;
    const language = languageOf(element, page);
    const words = place.text[language];
    let from = offset(element, range.startContainer, range.startOffset) ?? 0;
    let to = offset(element, range.endContainer, range.endOffset) ?? words.length;
    if (element.textContent !== words) [from, to] = [0, words.length]; // something has rewritten the page: the sentence it is
    while (from < to && /\s/.test(words[from])) from += 1;
    while (from < to && /\s/.test(words[to - 1])) to -= 1;
    if (from < to && (!pieces.length || pieces[0].language === language)) pieces.push({ place, element: /** @type {HTMLElement} */ (element), language, from, to });
  }
  return pieces;
}

/** How many characters of the element stand before a point inside it. @param {Element} element @param {Node} container @param {number} at */
function offset(element, container, at) {
  if (!element.contains(container)) return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(container, at);
  return before.toString().length;
}

/** The narrowest place that holds all pieces; where they are of several clauses, the first one's. @param {Piece[]} pieces @param {Map<string, Place>} places */
function homeOf(pieces, places) {
  const [{ place }] = pieces;
  const same = (/** @type {"clause" | "paragraph" | "sentence"} */ what) => pieces.every((piece) => piece.place[what] === place[what]);
  if (!same("clause")) return { ...place, clause: { ...place.clause, place: span(pieces) } };
  if (same("sentence")) return place;
  const all = [...places.values()].filter(({ clause }) => clause === place.clause);
  const paragraph = all.find(({ kind, paragraph: n }) => kind === "paragraph" && n === place.paragraph);
  return (same("paragraph") && paragraph) || all[0];
}

/** The clauses that the pieces are of, as one place in words. @param {Piece[]} pieces @returns {import("./data.js").Pair} */
function span(pieces) {
  const clauses = [...new Set(pieces.map(({ place }) => place.clause))];
  return [clauses.map(({ place }) => place[0]).join("、"), clauses.map(({ place }) => place[1]).join("; ")];
}
