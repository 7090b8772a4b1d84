// A picture of a range: where it begins and ends, the figure that the default reading gives, what moves the ends. Understandable in grey.

import { h, svg } from "./dom.js";
import { digits, money } from "./format.js";

const WIDTH = 320;
const MARGIN = 10;

/**
 * @param {number} low - whole yuan
 * @param {number} high - above low
 * @param {number | null} headline
 * @param {string[]} why - what moves the ends, in sentences
 * @param {import("./words.js").Translate} t
 * @returns {HTMLElement}
 */
export function rangeBar(low, high, headline, why, t) {
  const x = (/** @type {number} */ amount) => MARGIN + (amount / high) * (WIDTH - 2 * MARGIN);
  const said = headline === null ? t("result.bar", { low: money(low, t), high: money(high, t) })
    : t("result.bar_headline", { low: money(low, t), high: money(high, t), headline: money(headline, t) });
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} 44`, class: "yc-bar", role: "img", "aria-label": said },
    svg("line", { class: "yc-bar__axis", x1: x(0), x2: x(high), y1: 14, y2: 14 }),
    svg("rect", { class: "yc-bar__range", x: x(low), y: 8, width: Math.max(2, x(high) - x(low)), height: 12, rx: 2 }),
    ...[low, high].map((end) => svg("line", { class: "yc-bar__end", x1: x(end), x2: x(end), y1: 4, y2: 24 })),
    headline !== null && svg("circle", { class: "yc-bar__headline", cx: x(headline), cy: 14, r: 6 }),
    label(low, x(low), x(high)), label(high, x(high), x(high)));
  return h("figure", { class: "yc-bar-box" }, picture, h("figcaption", { class: "yc-help" },
    h("span", { "aria-hidden": "true" }, t(headline === null ? "result.bar_key" : "result.bar_key_headline")), why.join("")));

  /** @param {number} amount @param {number} at @param {number} end */
  function label(amount, at, end) {
    // Two labels must not meet: a low end near the high one is written to its left.
    const anchor = at === end ? "end" : at < 40 ? "start" : end - at < 70 ? "end" : "middle";
    const moved = at === end ? at + MARGIN - 2 : at < 40 ? at - MARGIN + 2 : end - at < 70 ? Math.min(at, end - 62) : at;
    return svg("text", { class: "yc-bar__label", x: moved, y: 40, "text-anchor": anchor }, digits(amount));
  }
}
