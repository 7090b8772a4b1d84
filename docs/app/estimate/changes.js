// What has changed since the rules that a link was made with: figures with another value then than now, in the official words.

/**
 * @typedef {import("./schema.js").FormData} FormData
 * @typedef {{from: string, until: string | null, quoted: string, node: string}} DatedValue
 * @typedef {{cite: string, href: string, before: string, now: string}} Change - before or now empty: not in that version
 */

/**
 * @param {FormData} form
 * @param {string} version - date of the rules of the link
 * @returns {Change[] | null} null: no version of this policy has that date
 */
export function changesSince(form, version) {
  if (!form.versions.includes(version)) return null;
  return form.dated.flatMap((values) => {
    const then = at(values, version);
    const today = at(values, form.version);
    if (then?.quoted === today?.quoted) return [];
    const node = form.nodes[(today ?? then)?.node ?? ""];
    return [{ cite: node?.cite ?? "", href: node?.href ?? "", before: then?.quoted ?? "", now: today?.quoted ?? "" }];
  });
}

/** @param {DatedValue[]} values @param {string} day */
function at(values, day) {
  return values.find(({ from, until }) => from <= day && (until === null || day <= until));
}
