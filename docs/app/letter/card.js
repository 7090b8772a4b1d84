// One finding beside the letter: what is wrong in plain words, the official words, the difference, and what mends it.

import { address, called } from "../cite/forms.js";
import { h } from "../estimate/dom.js";
import { difference } from "./difference.js";
import { findingId, markId } from "./marked.js";

/** @typedef {import("./letter_types.js").Finding} Finding */
/** @typedef {import("./letter_types.js").Change} Change */
/** @typedef {import("../cite/data.js").Place} Place */

const SHORT = 26; // characters that a button can name
const MOST = 3; // sentences that a card quotes
const SHOWN = 160; // characters of the letter's words that a card repeats

/**
 * @typedef {object} Context
 * @property {import("../estimate/words.js").Translate} t
 * @property {import("../cite/data.js").Language} language
 * @property {Map<string, Place>} places
 * @property {[string, string]} roots
 * @property {(change: Change) => void} mend
 * @property {(finding: Finding) => void} show - where it stands in the letter
 */

/** @param {Finding} finding @param {Context} context @returns {HTMLLIElement} */
export function card(finding, context) {
  const { t, language, places, roots, mend, show } = context;
  const { n, list, kind, level, text, official } = finding;
  const key = `kinds.${list}.${kind}`;
  const found = finding.nodes.flatMap((id) => places.get(id) ?? []);
  const compared = official !== null && (list === "documents" || kind === "altered" || kind === "spliced" || kind === "typographic");
  return h("li", { class: `yc-finding yc-finding--${level}`, id: findingId(finding), tabindex: -1, "data-kind": `${list}:${kind}` },
    h("h3", { class: "yc-finding__title" }, h("span", { class: "yc-finding__no", "aria-hidden": "true" }, String(n)),
      h("span", { class: "yc-hidden" }, t(`result.level.${level}`, { n })), t(`${key}.title`)),
    h("p", { class: "yc-finding__words" }, h("a", { href: `#${markId(finding)}`, onclick: (/** @type {Event} */ event) => { event.preventDefault(); show(finding); } }, quoted(text, t))),
    h("p", { class: "yc-finding__why" }, t(`${key}.why`, { text: cut(text), official: cut(official ?? ""), clause: found.map((place) => called(place, language)).join(t("and")) })),
    compared && differs(text, official, t),
    kind === "translation" && official !== null && h("blockquote", { class: "yc-quote", lang: "zh-CN" }, h("p", {}, official)),
    list === "figures" && level === "wrong" && official === null && sources(found),
    found.length > 0 && h("p", { class: "yc-finding__clauses" }, `${t(`result.clause.${kind === "ambiguous" ? "perhaps" : kind === "not-stated" || kind === "wrong-unit" ? "cited" : "stands"}`)} `,
      ...found.slice(0, 6).flatMap((place, at) => [at > 0 ? t("and") : "", h("a", { href: address(place, roots[language]), target: "_blank" }, called(place, language))])),
    mending(finding, context, mend));

  /** The sentences of the clauses that state sums, where a figure of theirs is asked for. @param {Place[]} cited */
  function sources(cited) {
    const all = [...places.values()].filter(({ kind: what, text: own }) => what === "sentence" && /\d/.test(own[0]));
    const words = cited.flatMap((place) => (place.kind === "sentence" ? [place] : all.filter((each) => each.clause.id === place.clause.id))).slice(0, MOST);
    return words.length > 0 && h("div", {}, ...words.map((place) => h("blockquote", { class: "yc-quote", lang: "zh-CN" }, h("p", {}, place.text[0]))));
  }
}

/**
 * The buttons: one for each way to mend it; where a clause does not exist, the clauses to choose from.
 *
 * @param {Finding} finding @param {Context} context @param {(change: Change) => void} mend
 */
function mending({ list, kind, level, n, start, end, text, repairs }, { t, language, places }, mend) {
  const buttons = repairs.map((change, at) => h("button", { type: "button", class: `yc-button${at > 0 || level !== "wrong" ? " yc-button--quiet" : ""}`, "data-do": "mend",
    onclick: () => mend(change) }, label(change)));
  if (list !== "references" || kind !== "unknown") return buttons.length > 0 && h("div", { class: "yc-buttons" }, ...buttons);
  const words = /** @type {import("../cite/data.js").Language} */ (/[\u4e00-\u9fff]/.test(text) ? 0 : 1);
  const choices = [...places.values()].filter(({ kind: what, clause }) => what === "node" && clause.n > 0);
  const id = `yc-choose-${n}`;
  const choose = h("select", { id, class: "yc-input yc-finding__choose" }, h("option", { value: "" }, t("repair.which")),
    ...choices.map(({ id: node, clause }) => h("option", { value: node }, `${clause.place[language]} ${clause.title[language]}`)));
  const take = h("button", { type: "button", class: "yc-button yc-button--quiet", "data-do": "choose", onclick: () => {
    const place = places.get(choose.value);
    if (place) mend({ start, end, text: place.clause.place[words] });
    else choose.focus();
  } }, t("repair.take"));
  return h("div", {}, buttons.length > 0 && h("div", { class: "yc-buttons" }, ...buttons),
    h("label", { class: "yc-help", for: id }, t("repair.choose")), h("div", { class: "yc-buttons" }, choose, take));

  /** @param {Change} change */
  function label(change) {
    if (list === "borrowed") return t("repair.quote");
    if (change.start === change.end) return t("repair.before", { text: change.text.trim() });
    if (list === "quotations" && kind === "wrong-clause") return t("repair.citation", { text: change.text });
    if (change.text.length > SHORT) return t("repair.official");
    return t("repair.to", { text: change.text });
  }
}

/** @param {string} text @param {string} official @param {import("../estimate/words.js").Translate} t */
function differs(text, official, t) {
  const pieces = difference(text, official);
  const words = pieces.map(({ kind, text: part }) => (kind === "same" ? part : kind === "gone" ? h("del", {}, visible(part)) : h("ins", {}, visible(part))));
  return h("figure", { class: "yc-difference" }, h("figcaption", {}, t("result.difference")),
    h("p", { lang: /[\u4e00-\u9fff]/.test(official) ? "zh-CN" : "en" }, ...words));
}

/** Blanks and line ends that differ can be seen. @param {string} part */
const visible = (part) => part.replace(/\r\n|\r|\n/g, "↵").replace(/[ \u3000\u00a0]/g, "␣").replace(/[\u200b-\u200f\u2060\ufeff]/g, "·");

/** @param {string} text */
const cut = (text) => ([...text].length > SHOWN ? `${[...text].slice(0, SHOWN - 1).join("")}…` : text);

/** @param {string} text @param {import("../estimate/words.js").Translate} t */
const quoted = (text, t) => t("result.words", { text: cut(text) });
