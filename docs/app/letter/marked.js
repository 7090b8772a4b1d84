// The letter with its findings marked in place. Its words go in as text only, and a selection copies nothing but them.

import { h } from "../estimate/dom.js";
import { segments } from "./segments.js";

/** @typedef {import("./letter_types.js").Finding} Finding */
/** @typedef {import("./segments.js").Segment} Segment */

/** @param {Finding} finding */
export const markId = ({ n }) => `yc-mark-${n}`;
/** @param {Finding} finding */
export const findingId = ({ n }) => `yc-finding-${n}`;

/**
 * @param {string} text
 * @param {Finding[]} findings
 * @param {import("../estimate/words.js").Translate} t
 * @param {(finding: Finding) => void} open - somebody points at a mark
 * @returns {HTMLElement}
 */
export function markedLetter(text, findings, t, open) {
  return h("div", { class: "yc-letter__paper", "aria-label": t("result.letter"), role: "group" }, ...nodes(segments(text, findings)));

  /** @param {Segment[]} list @returns {(HTMLElement | string)[]} */
  function nodes(list) {
    return list.map((segment) => {
      if (typeof segment === "string") return segment.replace(/\r(?!\n)/g, "\n"); // which alone would show as nothing
      const { finding, first, inside } = segment;
      const mark = h("mark", { class: `yc-mark yc-mark--${finding.level}` });
      if (finding.n) {
        mark.addEventListener("click", (event) => { event.stopPropagation(); open(finding); });
        // The number is drawn by the style sheet: it is no part of the letter's words.
        if (first) mark.append(h("a", { class: "yc-mark__no", id: markId(finding), href: `#${findingId(finding)}`, "data-n": finding.n,
          "aria-label": t(`result.mark.${finding.level}`, { n: finding.n, title: t(`kinds.${finding.list}.${finding.kind}.title`) }),
          onclick: (/** @type {Event} */ event) => { event.preventDefault(); event.stopPropagation(); open(finding); } }));
      }
      mark.append(...nodes(inside));
      return mark;
    });
  }
}
