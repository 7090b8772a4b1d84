// The check's lists as one list in the order of the letter: what is wrong, what to look at, what is right.

import { placesIn } from "./places.js";

/** @typedef {import("./letter_types.js").Checked} Checked */
/** @typedef {import("./letter_types.js").Finding} Finding */
/** @typedef {import("./letter_types.js").Level} Level */
/** @typedef {import("./letter_types.js").ListName} ListName */

/** @type {ListName[]} */
const LISTS = ["references", "quotations", "figures", "borrowed", "documents", "passed_over"];

/** Findings that are no fault, but that somebody should look at. @type {Record<ListName, string[]>} */
const NOTED = {
  references: ["ambiguous", "unanchored", "unknown"],
  quotations: ["typographic", "translation"],
  figures: [],
  borrowed: ["borrowed"],
  documents: ["variant"],
  passed_over: ["unpaired", "too-long"],
};

/**
 * @param {Checked} checked
 * @param {string} text - the letter
 * @returns {Finding[]} in the order of the letter, numbered through
 */
export function findingsOf(checked, text) {
  const place = placesIn(text);
  /** @type {Finding[]} */
  const found = [];
  for (const list of LISTS) {
    checked[list].forEach((entry, index) => {
      const kind = entry.status ?? entry.verdict ?? entry.reason ?? "borrowed";
      const repairs = checked.repairs.filter((repair) => repair.list === list && repair.index === index)
        .map((repair) => ({ start: place(repair.start), end: place(repair.end), text: repair.text }));
      /** @type {Level} */
      const level = checked.wrong[list]?.includes(index) ? "wrong" : NOTED[list].includes(kind) ? "note" : "right";
      found.push({ n: 0, list, kind, level, start: place(entry.start), end: place(entry.end), text: entry.text,
        nodes: entry.nodes ?? [], official: entry.official ?? null, repairs });
    });
  }
  // A wrong sum in a wrong quotation is mended with it.
  const quoted = found.filter(({ list, level, repairs }) => list === "quotations" && level === "wrong" && repairs.length > 0);
  for (const one of found) {
    if (one.list === "figures" && quoted.some(({ start, end }) => start <= one.start && one.end <= end)) one.level = "right";
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let n = 0;
  for (const finding of found) if (finding.level !== "right") finding.n = ++n;
  return found;
}

/** @param {Finding[]} findings @param {Level} level */
export function count(findings, level) {
  return findings.filter((finding) => finding.level === level).length;
}
