// The months of a monthly allowance on a line: which are paid, at what rate, and where the cap ends them. Understandable in grey.

import { h, svg } from "./dom.js";
import { digits, money } from "./format.js";

/** @typedef {import("./estimate_types.js").Step} Step */
/** @typedef {{runs: {from: number, to: number, rate: number | null}[], limit: number | null, end: number}} Months - counted from 1; limit: where the cap lies, if it ends anything */

const WIDTH = 320;
const MARGIN = 4;
const MOST = 240; // months that can be told apart

/**
 * @param {Step[]} steps
 * @returns {Months | null} null: these steps count no whole months one after the other
 */
export function monthsOf(steps) {
  const caps = steps.filter((step) => step.label === "month-cap");
  const limits = steps.filter((step) => step.label === "month-limit");
  const segments = steps.filter((step) => step.label === "months-at-rate");
  const whole = [...caps, ...limits, ...segments].every((step) => ["months", "told", "limit", "rate"].every((name) =>
    step.operands[name] === undefined || Number.isInteger(step.operands[name])));
  if (!whole || caps.length + limits.length > 1 || caps.length + segments.length === 0) return null;
  /** @type {Months["runs"]} */
  const runs = [];
  let end = 0;
  for (const { operands: { months, rate } } of segments) {
    if (Number(months) > 0) runs.push({ from: end + 1, to: end + Number(months), rate: Number(rate) });
    end += Number(months);
  }
  const [last] = [...limits, ...caps];
  const limit = last ? Number(last.operands["limit"]) : null;
  if (caps.length > 0) runs.push({ from: 1, to: Math.min(Number(limit), Number(last?.operands["months"])), rate: null });
  // Months drawn before, or lost otherwise, lie before the cap too: then the months have no places on this line.
  if (limits.length > 0 && end !== limit) return null;
  end = Math.max(end, Number(last?.operands["months"] ?? 0), limit ?? 0);
  return runs.length === 0 || end > MOST ? null : { runs, limit, end };
}

/**
 * @param {Step[]} steps
 * @param {import("./words.js").Translate} t
 * @returns {HTMLElement | null}
 */
export function monthLine(steps, t) {
  const months = monthsOf(steps);
  if (!months) return null;
  const { runs, limit, end } = months;
  const x = (/** @type {number} */ month) => MARGIN + (month / end) * (WIDTH - 2 * MARGIN);
  const said = [
    ...runs.map(({ from, to, rate }) => t(rate === null ? "months_line.paid" : "months_line.paid_at", { from, to, rate: money(rate, t) })),
    ...(limit === null ? [] : [t(end > limit ? "months_line.capped" : "months_line.cap", { limit, from: limit + 1, to: end })]),
  ].join("");
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} 58`, class: "yc-months", role: "img", "aria-label": said },
    svg("rect", { class: "yc-months__all", x: x(0), y: 20, width: x(end) - x(0), height: 16 }),
    ...runs.flatMap(({ from, to, rate }, n) => [
      svg("rect", { class: `yc-months__run yc-months__run--${n % 2}`, x: x(from - 1), y: 20, width: x(to) - x(from - 1), height: 16 }),
      rate !== null && svg("text", { class: "yc-months__label", x: (x(from - 1) + x(to)) / 2, y: 14, "text-anchor": "middle" }, digits(rate)),
    ]).filter((part) => part !== false),
    ...(end > 72 ? [] : Array.from({ length: end - 1 }, (_, n) => svg("line", { class: "yc-months__month", x1: x(n + 1), x2: x(n + 1), y1: 20, y2: 36 }))),
    ...(limit === null ? [] : [svg("line", { class: "yc-months__cap", x1: x(limit), x2: x(limit), y1: 10, y2: 44 })]),
    ...[...new Set([...runs.map(({ to }) => to), ...(limit === null ? [] : [limit]), end])].filter((month, n, all) => n === 0 || x(month) - x(all[n - 1] ?? 0) > 18)
      .map((month) => svg("text", { class: "yc-months__label", x: x(month), y: 54, "text-anchor": month === end ? "end" : "middle" }, String(month))));
  return h("figure", { class: "yc-bar-box" }, picture, h("figcaption", { class: "yc-help", "aria-hidden": "true" }, said));
}
