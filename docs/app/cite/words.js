// Words compared as readers type them: width, blanks and quotation marks do not count; and which words are near.

/** @typedef {import("./data.js").Place} Place */

const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** One width, no unseen characters. @param {string} text */
export const plain = (text) => text.normalize("NFKC").replace(UNSEEN, "").replace(/\s+/g, " ").trim();

/** For comparing: also without case, blanks, quotation marks and the marks of Markdown. @param {string} text */
export const bare = (text) => plain(text).toLowerCase().replace(/[\s"'`“”‘’「」『』\\*_]/g, "");

/** @type {WeakMap<Place, {words: string[], titles: string[]}>} */
const compared = new WeakMap();

/** A place's words and its clause's titles, ready to be compared. @param {Place} place */
function own(place) {
  let found = compared.get(place);
  if (!found) compared.set(place, (found = { words: place.text.map(bare), titles: place.clause.title.map(bare) }));
  return found;
}

/**
 * Places whose words are these, in either language, or else contain them; the narrowest kind that fits, in order.
 * @param {Place[]} places @param {string} words
 */
export function withWords(places, words) {
  const wanted = bare(words);
  if (!wanted) return [];
  const kinds = /** @type {const} */ (["amount", "sentence", "block", "node", "paragraph"]);
  for (const kind of kinds) {
    const exact = places.filter((place) => place.kind === kind && (own(place).words.includes(wanted) || (kind === "node" && own(place).titles.includes(wanted))));
    if (exact.length) return exact;
  }
  if (wanted.length < 4) return [];
  for (const kind of /** @type {const} */ (["sentence", "block", "node", "paragraph"])) {
    const within = places.filter((place) => place.kind === kind && own(place)[kind === "node" ? "titles" : "words"].some((text) => text.includes(wanted)));
    if (within.length) return within;
  }
  return [];
}

/** Pairs of neighbouring characters. @param {string} text */
function pairs(text) {
  const found = new Set();
  for (let at = 0; at + 1 < text.length; at += 1) found.add(text.slice(at, at + 2));
  return found;
}

/**
 * The places whose words or titles are most like these; none where nothing is.
 * @param {Place[]} places @param {string} words @param {number} [most]
 */
export function nearest(places, words, most = 3) {
  const wanted = pairs(bare(words));
  if (!wanted.size) return [];
  const scored = places
    .filter(({ kind }) => kind === "sentence" || kind === "node")
    .map((place) => {
      const texts = own(place)[place.kind === "node" ? "titles" : "words"];
      const score = Math.max(...texts.map((text) => {
        const theirs = pairs(text);
        let shared = 0;
        for (const pair of wanted) if (theirs.has(pair)) shared += 1;
        return shared / wanted.size;
      }));
      return { place, score };
    });
  return scored.filter(({ score }) => score >= 0.34).sort((a, b) => b.score - a.score).slice(0, most).map(({ place }) => place);
}
