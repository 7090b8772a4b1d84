// On the page for wrong addresses: what a wrong address of a clause, or of a text of some day, was probably meant to be.

/**
 * @typedef {{versions: string[], nodes: string[]}} Known the days of all versions, the oldest first, and all clauses
 * @typedef {{path: string, word: string, values: Record<string, string>}} Suggestion word: its key among the words
 */

const ADDRESS = /^([a-z0-9-]+)\/(?:@([^/]*)\/?)?(?:([^/]+)\/?)?(?:index\.html)?$/;

/**
 * What an address inside a language was probably meant to be; null when it names no policy.
 * @param {string} path without the first slash and the language
 * @param {Record<string, Known>} policies
 * @returns {Suggestion | null}
 */
export function suggestion(path, policies) {
  const [, slug = "", day, asked = ""] = ADDRESS.exec(path) ?? [];
  const known = Object.hasOwn(policies, slug) ? policies[slug] : undefined;
  if (!known) return null;
  const node = known.nodes.includes(asked) ? asked : nearest(asked, known.nodes);
  const end = node ? `${node}/` : "";
  if (day !== undefined) {
    if (!isDay(day)) return { path: `${slug}/${end}`, word: "date", values: { date: day } };
    const [first = ""] = known.versions;
    const version = known.versions.findLast((one) => one <= day);
    if (!version) return { path: `${slug}/@${first}/${end}`, word: "early", values: { date: day, first } };
    if (version !== day) return { path: `${slug}/@${version}/${end}`, word: "day", values: { date: day, version } };
  }
  const folder = day === undefined ? slug : `${slug}/@${day}`;
  if (!asked || known.nodes.includes(asked)) return null;
  return { path: `${folder}/${end}`, word: node ? "node" : "contents", values: { id: asked } };
}

/**
 * The id with the same letters and the nearest number; nothing when no id begins like it.
 * @param {string} asked
 * @param {string[]} nodes
 */
export function nearest(asked, nodes) {
  const [, stem = "", digits = ""] = /^(.*?)(\d+)$/.exec(asked.toLowerCase()) ?? [];
  const alike = nodes.filter((id) => stem && id.startsWith(stem) && /^\d+$/.test(id.slice(stem.length)));
  /** @param {string} id */
  const distance = (id) => Math.abs(Number(id.slice(stem.length)) - Number(digits));
  return alike.sort((a, b) => distance(a) - distance(b))[0];
}

/** @param {string} text */
function isDay(text) {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Show the suggestion, in the language of the address. */
export function suggest() {
  const place = document.querySelector("[data-missing]");
  if (!(place instanceof HTMLElement)) return;
  /** @type {{root: string, policies: Record<string, Known>, words: Record<string, Record<string, string>>}} */
  const { root, policies, words } = JSON.parse(place.dataset.missing ?? "{}");
  const base = new URL(root, location.href).pathname;
  let path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : "";
  try {
    path = decodeURIComponent(path);
  } catch {
    return; // an address that is no text names no clause
  }
  const english = path.startsWith("en/");
  const found = suggestion(english ? path.slice(3) : path, policies);
  if (!found) return;
  const text = words[english ? "en" : "zh"]?.[found.word] ?? "";
  const link = document.createElement("a");
  link.href = `${base}${english ? "en/" : ""}${found.path}`;
  link.textContent = decodeURIComponent(link.pathname);
  place.lang = english ? "en" : "zh-CN";
  place.append(text.replace(/\{(\w+)\}/g, (_, name) => found.values[name] ?? ""), " ", link);
  place.hidden = false;
}
