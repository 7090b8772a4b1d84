// The figure of a benefit or of a total, in words: what it is, and between what bounds.

import { bounds, money } from "./format.js";

/**
 * @typedef {import("./words.js").Translate} Translate
 * @typedef {{low: number | null, high: number | null, headline: number | null, status?: string, at_least?: boolean}} Figure
 */

/**
 * @param {Figure} figure
 * @param {Translate} t
 * @returns {{main: string, beside: string}} beside: the bounds, where the main words do not say them; or empty
 */
export function figureWords({ low, high, headline, status }, t) {
  if (status === "refused") return { main: t("result.refused"), beside: "" };
  if (headline !== null) {
    return { main: money(headline, t), beside: low === high ? "" : t("result.possible", { bounds: bounds(low, high, t) }) };
  }
  return { main: bounds(low, high, t), beside: "" };
}

/**
 * One figure in one short sentence, for lists and announcements.
 *
 * @param {Figure} figure
 * @param {Translate} t
 */
export function figureText(figure, t) {
  const { main, beside } = figureWords(figure, t);
  return beside ? t("result.main_beside", { main, beside }) : main;
}
