// Links of ours, whole or in part, alone or in other words: which place they lead to.

import { dayIn } from "./days.js";
import { dated, result } from "./result.js";

/** @typedef {import("./parse.js").Known} Known */
/** @typedef {import("./result.js").Result} Result */

const ADDRESS = /(?:https?:\/\/|\/|\b(?=[\w-]{1,80}[/#]))[^\s<>"“”()[\]]+/gi;
const OTHERS = /^(?:bilingual|glossary|readings|history|formats)$/;

/**
 * @param {string} text - one width
 * @param {Known[]} known
 * @returns {Result | null} null where the text holds no link
 */
export function linkIn(text, known) {
  const links = (text.match(ADDRESS) ?? []).map((link) => link.replace(/[,.;:，。；：]+$/, ""));
  const ours = links.filter((link) => known.some(({ policy }) => stepsOf(link).includes(policy.slug)));
  const all = ours.flatMap((link) => read(link, known) ?? []);
  const places = [...new Set(all.flatMap(({ status, places }) => (status === "found" ? places : [])))];
  if (places.length > 1) return result("ambiguous", places, [], text);
  return all[0] ?? read(links.find((each) => /^https?:/i.test(each)), known);
}

/**
 * @param {string | undefined} link @param {Known[]} known
 * @returns {Result | null}
 */
function read(link, known) {
  if (!link) return null;
  const steps = stepsOf(link);
  const hash = link.split("#").slice(1);
  const each = known.find(({ policy }) => steps.includes(policy.slug));
  if (!each) return result("foreign", [], [], link);
  const inner = steps.slice(steps.indexOf(each.policy.slug) + 1).filter((step) => !/\.(?:html?|json|md|txt|xml|csv)$/.test(step));
  const written = inner[0]?.startsWith("@") ? (inner.shift() ?? "").slice(1) : "";
  const date = written ? dayIn(written) ?? { day: null, text: written } : null;
  const node = inner[0] && !OTHERS.test(inner[0]) ? inner[0].toLowerCase() : "";
  const fragment = readable(hash.join("#").split(":~:")[0]).toLowerCase().replace(/-en$/, "");
  return dated(place(node, fragment, each, link), date, each.policy);
}

/**
 * @param {string} node - the page's clause, "" for a page of the whole document
 * @param {string} fragment @param {Known} known @param {string} link
 * @returns {Result}
 */
function place(node, fragment, { policy, places }, link) {
  const page = places.get(node);
  const target = places.get(fragment);
  const inner = page && page.kind !== "node" ? [page] : [];
  if (node && page?.kind !== "node") return result("unknown", [], target ? [target] : [...inner, ...similar(node, places)], node);
  if (target && (!page || target.clause.id === page.id)) return result("found", [target], [], link);
  if (!fragment && page) return result("found", [page], [], link);
  const last = [...places.values()].filter((place) => place.kind === "sentence" && place.clause.id === page?.id).slice(-1);
  const near = [target, ...(/^[a-z]+\d+/.exec(fragment)?.[0] === node || fragment.startsWith(`${node}s`) ? last : []), page].filter((each) => each !== undefined);
  if (fragment) return result("fragment", page ? [page] : [], near.length ? near : similar(fragment, places), fragment);
  return result("malformed", [], policy.nodes.filter(({ kind }) => kind === "part").flatMap(({ id }) => places.get(id) ?? []), link);
}

/** Clauses whose ids begin alike, with the nearest number. @param {string} id @param {Known["places"]} places */
function similar(id, places) {
  const number = Number(/\d+/.exec(id)?.[0] ?? 0);
  const clauses = [...places.values()].filter((place) => place.kind === "node" && place.id[0] === id[0] && (place.kind !== "node" || place.clause.n > 0));
  return clauses.sort((a, b) => Math.abs(a.clause.n - number) - Math.abs(b.clause.n - number)).slice(0, 2);
}

/** The folders of an address. @param {string} link */
const stepsOf = (link) => link.split(/[?#]/)[0].split("/").map((step) => readable(step).toLowerCase()).filter(Boolean);

/** @param {string} text */
export function readable(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
