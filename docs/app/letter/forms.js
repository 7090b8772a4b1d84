// The letter as it is copied: plain, Markdown, rich text; with links or footnotes to the dated clauses where they are wanted.

import { address, citation, dayWords } from "../cite/forms.js";
import { lineEnd } from "./source.js";

/** @typedef {import("../cite/data.js").Place} Place */
/** @typedef {import("../cite/data.js").Language} Language */
/** @typedef {import("./letter_types.js").Finding} Finding */
/** @typedef {"none" | "links" | "notes"} Added */
/** @typedef {{plain: string, markdown: string, html: string, count: number}} Copies - count: of the links or footnotes */
/** @typedef {{start: number, end: number, link: string, n: number}} Anchor */

/** @param {string} text */
const html = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * @param {string} text - the letter
 * @param {Finding[]} findings
 * @param {Added} added
 * @param {Map<string, Place>} places
 * @param {[zh: string, en: string]} roots - of the languages, absolute
 * @param {string} version - of the text that the letter was checked against
 * @returns {Copies}
 */
export function copies(text, findings, added, places, roots, version) {
  /** @type {string[]} */
  const notes = [];
  /** @type {Anchor[]} */
  const anchors = [];
  for (const { list, kind, start, end, nodes, text: words } of added === "none" ? [] : findings) {
    const [first, ...others] = nodes.flatMap((id) => places.get(id) ?? []);
    if (list !== "references" || kind !== "resolved" || !first || start < (anchors.at(-1)?.end ?? 0)) continue;
    // eslint-disable-next-line no-control-regex
    const language = /** @type {Language} */ (/^[\x00-\x7f–—]*$/.test(words) ? 1 : 0);
    const note = [first, ...others].map((place) => pinned(place, language, roots, version)).join(language ? "; " : "；");
    if (!notes.includes(note)) notes.push(note);
    anchors.push({ start, end, link: address(first, roots[language], version), n: notes.indexOf(note) + 1 });
  }
  const eol = lineEnd(text);
  const noted = added === "notes" && notes.length > 0;
  const tail = (/** @type {(n: number) => string} */ mark) => (noted ? eol + eol + notes.map((note, n) => mark(n + 1) + note).join(eol) : "");
  return {
    plain: (added === "notes" ? woven(text, anchors, (words, { n }) => `${words}[${n}]`) : woven(text, anchors, (words, { link }) => `${words}（${link}）`)) + tail((n) => `[${n}] `),
    markdown: (added === "notes" ? woven(text, anchors, (words, { n }) => `${words}[^${n}]`) : woven(text, anchors, (words, { link }) => `[${words}](${link})`)) + tail((n) => `[^${n}]: `),
    html: paragraphs(woven(text, anchors, (words, { link, n }) => (added === "notes"
      ? `${html(words)}<sup><a href="${html(link)}">[${n}]</a></sup>` : `<a href="${html(link)}">${html(words)}</a>`), html) + (noted ? `\n\n${notes.map((note, n) => `[${n + 1}] ${html(note)}`).join("\n")}` : "")),
    count: added === "notes" ? notes.length : anchors.length,
  };
}

/** The citation of a place as the text stood, with its address. @param {Place} place @param {Language} language @param {[string, string]} roots @param {string} version */
function pinned(place, language, roots, version) {
  const then = place.policy.forms[language].asof.replace("{date}", dayWords(version, language));
  return `${citation(place, language)}${then}${language ? " " : ""}${address(place, roots[language], version)}`;
}

/**
 * The letter with something made of each anchor's words; all else as it is.
 *
 * @param {string} text
 * @param {Anchor[]} anchors - in order, none inside another
 * @param {(words: string, anchor: Anchor) => string} make
 * @param {(words: string) => string} [between] - for the words around them
 */
function woven(text, anchors, make, between = (words) => words) {
  let out = "", at = 0;
  for (const anchor of anchors) {
    out += between(text.slice(at, anchor.start)) + make(text.slice(anchor.start, anchor.end), anchor);
    at = anchor.end;
  }
  return out + between(text.slice(at));
}

/** Each line a paragraph, blanks kept. @param {string} lines - HTML already */
function paragraphs(lines) {
  return lines.split(/\r\n|\r|\n/).map((line) => `<p style="margin:0;white-space:pre-wrap">${line || "<br>"}</p>`).join("");
}
