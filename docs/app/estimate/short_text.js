// The estimate as a few lines of plain text, to be sent in a chat: figures, what they are not, and the link.

import { claimantNames } from "./summary.js";
import { figureText } from "./figure.js";
import { day } from "./format.js";

/**
 * @param {import("./estimate_types.js").Estimate} estimate
 * @param {import("./schema.js").FormData} form
 * @param {import("./words.js").Translate} t
 * @param {string} link
 * @returns {string}
 */
export function shortText(estimate, form, t, link) {
  const titleOf = (/** @type {string} */ id) => form.benefits.find((benefit) => benefit.id === id)?.title ?? id;
  return [
    t("keep.text_title"),
    ...estimate.lines.map((line) => t("keep.text_line", { title: titleOf(line.benefit), figure: figureText(line, t) })),
    ...estimate.totals.map((total) => t("keep.text_line", { title: t("summary.total", { who: claimantNames(total, t) }), figure: figureText(total, t) })),
    t("result.no_decision"),
    t("summary.law", { date: day(form.version, t) }),
    link,
  ].join("\n");
}
