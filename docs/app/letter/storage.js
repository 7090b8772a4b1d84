// The letter stays in this tab: a reload or the other language finds it again; closing the tab forgets it. Nothing is sent.

const KEY = "yuyao-policy.letter";

/** @typedef {{text: string, checked: boolean, edits: import("./edits.js").Edit[]}} Kept - checked: its findings were being looked at */

/** @returns {Kept | null} */
export function recall() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (typeof kept?.text !== "string" || !Array.isArray(kept.edits)) return null;
    return { text: kept.text, checked: kept.checked === true, edits: kept.edits };
  } catch {
    return null;
  }
}

/** @param {Kept} kept */
export function keep(kept) {
  try {
    if (kept.text) sessionStorage.setItem(KEY, JSON.stringify(kept));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Full, or forbidden: the letter stays in the page, which is all that can be done.
  }
}
