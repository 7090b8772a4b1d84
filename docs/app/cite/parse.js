// Reads a reference in any usual form and finds the places that it may mean. No page, no clock: the same for every caller.

import { dayIn } from "./days.js";
import { linkIn, readable } from "./links.js";
import { dated, result } from "./result.js";
import { simplified } from "./numerals.js";
import { chainOf, follow, structuresOf } from "./structure.js";
import { bare, nearest, plain, withWords } from "./words.js";

/** @typedef {import("./data.js").Place} Place */
/** @typedef {import("./data.js").Policy} Policy */
/** @typedef {{policy: Policy, places: Map<string, Place>}} Known */

/** @typedef {import("./result.js").Result} Result */

const MOST = 10_000; // characters; the longest citation of a whole clause has a third of that
const NUMBERS = /[\u4e00-\u9fff]{2,8} ?[〔[(【]?\d{4}[〕\])】]? ?第?\d+ ?号|(?<![a-z])[a-z]{1,20}(?: [a-z]{1,20}){0,7} ?(?:[〔[(]\d{4}[〕\])] ?(?:no\.? ?)?|\d{4},? ?no\.? ?)\d+/gi;
/** Another document that is named without its marks: 劳动法第10条, 宁波市实施意见第3点, article 10 of the labour law. */
const OTHER = /(?<![\u4e00-\u9fff])(?:根据|按照|依据|参见|见|按)?((?!依|本|该|办法)(?:[\u4e00-\u9fff]{1,20}(?:法|法典|条例|办法|细则|章程)|(?:浙江|宁波|全国|国家|国务院|中央)[\u4e00-\u9fff]{0,20}(?:意见|通知|方案|规定|政策))) ?(?=第|\d)|\b((?:[a-z]{2,20} )(?:law|code|act|regulations?|ordinance))\b/;
/** A title without its marks that is not ours, which is taken out before. */
const TITLE = /(?<![\u4e00-\u9fff])(?:根据|按照|依据|参见|见|按)?(关于[\u4e00-\u9fff]{4,60}?(?:意见|通知|方案|办法|规定|政策)|[\u4e00-\u9fff]{2,12}令 ?第?\d+ ?号)/;
/** Parts of a document without a number, by what they are called as well. */
const CALLED = { pre: /^(?:序言|前言|导语|引言部分|开头)$/, end: /^(?:结尾|结语|末尾|附则部分|最后一段|last paragraph)$/, notice: /^(?:通知|印发通知|notice)$/ };
const TITLES = /《([^《》]*)》/g;
/** A document's title in quotation marks. */
const MARKED = /[“"「『]([\u4e00-\u9fff]{2,60}(?:意见|通知|办法|条例))[”"」』](?= ?第)/g;
const QUOTED = /[“"「『](.+)[”"」』]/s;
const ID = /^(?:(notice|pre|end)|([ms])(\d+)(?:g(\d+))?)(?:([spa])(\d+))?$/;
const IDS = /(?<![a-z\d-])(?:(?:notice|end)-[a-z]+(?:-\d+)?|(?:notice|pre|end|[ms]\d+(?:g\d+)?)(?:[spa]\d+)?)(?![a-z\d])/g;

/**
 * @param {string} typed
 * @param {Known[]} known - every policy, the likeliest first
 * @returns {Result}
 */
export function parse(typed, known) {
  const text = simplified(plain(typed.slice(0, 4 * MOST).replace(/\\(?=[^\w\s])/g, ""))).replace(MARKED, "《$1》");
  if (!text) return result("empty", [], [], "");
  if (text.length > MOST) return result("long", [], [], text);
  const asked = /\/cite\/?#q=([^&\s]+)/.exec(text); // a link to the citation page itself
  if (asked) return parse(readable(asked[1].replaceAll("+", " ")).replace(/#q=/g, " "), known);
  const link = linkIn(text, known);
  if (link) return link;
  const only = QUOTED.exec(text);
  if (only && only[0] === text && !known.some(({ places }) => withWords([...places.values()], only[1]).length)) {
    const inside = parse(only[1], known); // “第10点”: a reference in marks
    if (inside.status !== "malformed") return inside;
  }
  const quote = only?.[1] ?? "";
  let rest = (quote ? text.replace(QUOTED, " ") : text).toLowerCase();
  const chosen = documentIn(rest, known);
  if (typeof chosen === "string") return result("other", [], [], chosen);
  rest = chosen.rest;
  const date = dayIn(rest);
  if (date) rest = rest.replace(date.text.toLowerCase(), " ").replace(/\(? ?(?:text )?(?:as of|on) ?\)?|\(? ?文本 ?\)?/g, " ");
  for (const { forms } of chosen.known.map(({ policy }) => policy)) rest = rest.replace(plain(forms[1].caution).toLowerCase(), " ");
  rest = plain(rest);
  /** @type {Result | null} */
  let first = null;
  for (const each of chosen.known) {
    const found = inPolicy(rest, quote, text, each, chosen.known.length < known.length);
    if (found.status === "found" || found.status === "ambiguous") return dated(found, date, each.policy);
    first ??= found;
  }
  return first ? dated(first, date, chosen.known[0].policy) : result("malformed", [], [], text);
}

/**
 * Which policies are meant, and what is left without their numbers and titles; the words of another document, if one is named.
 * @param {string} text @param {Known[]} known
 * @returns {{known: Known[], rest: string} | string}
 */
function documentIn(text, known) {
  /** @type {Set<Known>} */
  const named = new Set();
  /** @type {string[]} */
  const others = [];
  /** @param {string} written @param {"number" | "title"} what */
  const name = (written, what) => {
    const wanted = letters(written);
    const found = known.find(({ policy }) => policy[what].some((own) => {
      const ours = letters(own);
      return wanted.endsWith(ours) || slip(wanted, ours) || (what === "title" && wanted.length > 1 && ours.endsWith(wanted)); // 《实施意见》 for short
    }));
    if (found) named.add(found);
    else others.push(written);
    return found ? " " : written;
  };
  let rest = text.replace(NUMBERS, (written) => name(written, "number"));
  rest = rest.replace(TITLES, (written) => name(written, "title"));
  for (const each of known) {
    for (const own of [...each.policy.title, ...each.policy.number].map((words) => plain(words).toLowerCase())) {
      if (!rest.includes(own)) continue;
      named.add(each);
      rest = rest.replace(own, " ");
    }
  }
  rest = rest.replace(/(?<![\u4e00-\u9fff\d])第?(\d+) ?号文件?/g, (written, n) => {
    const found = known.find(({ policy }) => policy.number.some((own) => /(\d+)\D*$/.exec(own)?.[1] === n));
    if (found) named.add(found);
    else others.push(written);
    return found ? " " : written;
  });
  if (others.length && !named.size) return others[0];
  const other = named.size ? null : OTHER.exec(rest) ?? TITLE.exec(rest);
  if (other) return other[1] ?? other[2];
  return { known: named.size ? [...named] : known, rest };
}

/** Whether a title differs from another in no more than two characters. @param {string} one @param {string} other */
const slip = (one, other) => one.length === other.length && one.length > 12 && [...one].filter((c, at) => c !== other[at]).length < 3 && !/\d/.test(one);

/** Titles and numbers compared by their letters and figures alone. @param {string} text */
const letters = (text) => bare(text).replace(/[^\p{L}\p{N}]/gu, "").replace(/第(?=\d)|no(?=\d)/g, "");

/**
 * @param {string} rest - the reference without document, day and quotation, in small letters
 * @param {string} quote @param {string} typed @param {Known} known @param {boolean} named - whether the document is named
 * @returns {Result}
 */
function inPolicy(rest, quote, typed, { policy, places }, named) {
  const all = [...places.values()];
  const id = ID.exec(rest.replace(/[\s#]/g, "")); // m10 s2 is one place
  const ids = id ? byId(id, places) : idsIn(rest, places);
  if (ids) return ids;
  const called = Object.entries(CALLED).find(([, names]) => names.test(rest))?.[0];
  const part = called && places.get(called);
  if (part) return result("found", [part], [], rest);
  const structures = structuresOf(rest, policy);
  const [{ steps, left }] = structures;
  const bracket = /[a-z]{6,}/.test(left) && steps.every(({ kinds }) => kinds.includes("safeguard")); // alert(1)
  const loose = left && !named && (bracket || !steps.some(({ sure }) => sure));
  if (!steps.length || loose) {
    const words = quote || typed;
    const found = withWords(all, words);
    if (found.length) return result(found.length === 1 ? "found" : "ambiguous", found.slice(0, 8), [], words);
    return result(quote ? "quote" : "malformed", [], nearest(all, words), words);
  }
  const results = structures.map((structure) => at(structure, policy, places, quote, rest));
  const wrong = results.find(({ status }) => status !== "found" && status !== "ambiguous");
  const found = [...new Set(results.flatMap(({ places: some }) => some))];
  if (wrong && results.length > 1) return { ...wrong, places: [], near: [...new Set([...wrong.near, ...found])] };
  return wrong ?? (results.length > 1 ? result(found.length === 1 ? "found" : "ambiguous", found, [], rest) : results[0]);
}

/**
 * Ids of ours: one, or several of which all others are asked for; null where other words stand around them.
 * @param {string} text @param {Known["places"]} places
 * @returns {Result | null}
 */
function idsIn(text, places) {
  const ids = text.match(IDS) ?? [];
  if (!ids.length || text.replace(IDS, "").replace(/-en(?![a-z])/g, "").replace(/[\s#,.;:、，；。/和与及&-]|and|to|至/g, "")) return null;
  const found = ids.flatMap((id) => places.get(id) ?? []);
  const inner = found.filter((place) => !found.some((other) => other !== place && other.clause === place.clause && place.kind === "node"));
  if (found.length === ids.length) {
    const all = [...new Set(inner)];
    return result(all.length === 1 ? "found" : "ambiguous", all, [], text);
  }
  const missing = ids.find((id) => !places.has(id)) ?? "";
  const id = ID.exec(missing);
  const unknown = id ? byId(id, places) : result("unknown", [], [], missing);
  return { ...unknown, near: [...unknown.near, ...found] };
}

/**
 * One reference by number.
 * @param {import("./structure.js").Structure} structure @param {Policy} policy @param {Known["places"]} places @param {string} quote @param {string} rest
 * @returns {Result}
 */
function at(structure, policy, places, quote, rest) {
  const { steps } = structure;
  const { clauses, alone } = follow(policy, steps);
  if (!clauses.length) {
    const near = alone.length ? alone : closest(policy, steps);
    return result(alone.length ? "mismatch" : "unknown", [], near.flatMap(({ id }) => places.get(id) ?? []), rest);
  }
  return within(structure, clauses.flatMap(({ id }) => places.get(id) ?? []), quote, rest, [...places.values()]);
}

/**
 * From the clauses down to the paragraph, sentence, amount or words that are meant.
 * @param {import("./structure.js").Structure} structure @param {Place[]} clauses @param {string} quote @param {string} rest @param {Place[]} all
 * @returns {Result}
 */
function within({ paragraph, sentence, amount, whole }, clauses, quote, rest, all) {
  let inside = all.filter(({ clause }) => clauses.some(({ id }) => id === clause.id));
  if (paragraph) inside = inside.filter((place) => place.paragraph === paragraph);
  if (sentence) {
    const counted = inside.filter(({ kind }) => kind === "sentence");
    const meant = sentence < 0
      ? clauses.flatMap(({ id }) => counted.filter((place) => place.clause.id === id).slice(sentence).slice(0, 1))
      : paragraph ? counted.slice(sentence - 1, sentence) : counted.filter((place) => place.sentence === sentence);
    inside = inside.filter((place) => meant.some((one) => one.clause.id === place.clause.id && one.sentence === place.sentence));
  }
  if (amount) inside = inside.filter((place) => place.amount === amount);
  if (!inside.length) return result("unknown", [], clauses.flatMap((clause) => [...last(clause, all), clause]), rest);
  if (quote && !whole) {
    const first = quote.split(/…+|\.{3,}/).find((piece) => piece.length > 3) ?? quote;
    const quoted = paragraph && !sentence ? inside.filter(({ kind }) => kind === "paragraph") : inside;
    const found = withWords(quoted, first);
    if (!found.length) return result("quote", clauses, withWords(all, first).slice(0, 4), quote);
    return result(found.length === 1 ? "found" : "ambiguous", found, [], rest);
  }
  const kind = amount ? "amount" : sentence ? "sentence" : paragraph ? "paragraph" : "node";
  const found = inside.filter((place) => place.kind === kind);
  const ordered = clauses.flatMap((clause) => found.filter((place) => place.clause.id === clause.id));
  return result(ordered.length === 1 ? "found" : "ambiguous", ordered, [], rest);
}

/** The last sentence of a clause. @param {Place} clause @param {Place[]} all */
const last = (clause, all) => all.filter((place) => place.kind === "sentence" && place.clause.id === clause.id).slice(-1);

/** The clauses of the right kind with the number next to the one that is written. @param {Policy} policy @param {import("./structure.js").Step[]} steps */
function closest(policy, steps) {
  const { kinds, n } = steps[steps.length - 1];
  const above = follow(policy, steps.slice(0, -1)).clauses;
  const inside = policy.nodes.filter((clause) => chainOf(policy, clause).some(({ id }) => above.some((each) => each.id === id)));
  const fit = (inside.length ? inside : policy.nodes).filter(({ kind, n: own }) => own && kinds.includes(kind));
  const off = (/** @type {{n: number}} */ clause) => Math.abs(clause.n - (Number.isNaN(n) ? 0 : n));
  const same = policy.nodes.filter((clause) => clause.n === n && !fit.includes(clause)); // the number, of another kind
  return [...fit.sort((a, b) => off(a) - off(b)).slice(0, 2), ...same];
}

/**
 * An id of ours, or the nearest one.
 * @param {RegExpExecArray} match @param {Map<string, Place>} places
 * @returns {Result}
 */
export function byId(match, places) {
  const [id, free, letter, number, group] = match;
  const found = places.get(id);
  if (found) return result("found", [found], [], id);
  const clause = places.get(free ?? `${letter}${number}${group ? `g${group}` : ""}`);
  const all = [...places.values()];
  if (clause) return result("unknown", [], [...last(clause, all), clause], id);
  const alike = new RegExp(group ? `^${letter}${number}g\\d+$` : `^${letter}\\d+$`);
  const wanted = Number(group ?? number);
  const near = all.filter((place) => alike.test(place.id)).sort((a, b) => Math.abs(a.clause.n - wanted) - Math.abs(b.clause.n - wanted));
  return result("unknown", [], near.slice(0, 2), id);
}
