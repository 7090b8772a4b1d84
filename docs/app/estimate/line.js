// One benefit of the estimate: its figure, how it was reached, what is missing, what the policy leaves open.

import { rangeBar } from "./bar.js";
import { h } from "./dom.js";
import { figureWords } from "./figure.js";
import { digits, yuanOfFen } from "./format.js";
import { fieldName } from "./names.js";
import { monthLine } from "./months.js";
import { noteList } from "./notes.js";
import { isReading, readingsOf, stepList } from "./steps.js";

/**
 * @typedef {import("./estimate_types.js").Line} Line
 *
 * @typedef {object} ResultContext - what every part of the result shares
 * @property {import("./schema.js").FormData} form
 * @property {import("./words.js").Translate} t
 * @property {(path: string) => boolean} isAsked - whether the form asks this now
 * @property {(path: string) => void} goTo - to the field of this path
 * @property {import("./probe.js").Effects} effects - open question -> what each answer would make of the benefit
 * @property {import("./state.js").State} state
 */

/**
 * @param {Line} line
 * @param {ResultContext} context
 * @returns {HTMLElement}
 */
export function lineView(line, context) {
  const { form, t } = context;
  const benefit = form.benefits.find((each) => each.id === line.benefit);
  const planning = benefit?.kind === "planning" && line.status === "zero";
  const { main, beside } = planning ? { main: t("result.planning"), beside: "" } : figureWords(line, t);
  const clause = benefit && form.nodes[benefit.node];
  const open = line.open.filter(context.isAsked);
  const ranged = line.low !== null && line.high !== null && line.low < line.high;
  return h("article", { class: "yc-line", id: `yc-line-${line.benefit}`, tabindex: -1, "data-status": line.status, "aria-labelledby": `yc-line-${line.benefit}-title` },
    h("header", { class: "yc-line__head" },
      h("h3", { class: "yc-line__title", id: `yc-line-${line.benefit}-title` }, benefit?.title ?? line.benefit),
      clause && h("p", { class: "yc-line__clause" }, t("form.clause"), h("a", { href: clause.href }, clause.cite))),
    h("p", { class: "yc-line__figure" }, h("strong", {}, main), beside && h("span", { class: "yc-line__beside" }, beside)),
    !planning && !["amount", "refused", "range"].includes(line.status) && h("p", { class: "yc-line__status" }, t(`statuses.${line.status}`)),
    ranged && rangeBar(/** @type {number} */ (line.low), /** @type {number} */ (line.high), line.headline, movers(line.steps, open, t), t),
    monthLine(line.steps, t),
    Object.keys(line.values ?? {}).length > 0 && valueList(line.values ?? {}, t),
    line.faults.length > 0 && part(t("result.faults"), linkList(line.faults.map((fault) => fault.path), context)),
    open.length > 0 && part(t("result.open"), h("p", { class: "yc-help" }, t("result.open_help")), openList(open, context)),
    line.steps.length > 0 && part(t("result.steps"), stepList(line.steps, context)),
    line.notes.length > 0 && part(t("result.notes"), noteList(line.notes.filter((note) => note.code !== "needs-input"), context, new Set(readingsOf(line.steps)))));
}

/**
 * What moves the ends of the range: words that can be read in two ways, a range in the words themselves, missing answers.
 *
 * @param {import("./steps.js").Step[]} steps
 * @param {string[]} open
 * @param {import("./words.js").Translate} t
 */
function movers(steps, open, t) {
  const read = steps.flatMap((step, n) => (isReading(step) ? [n + 1] : []));
  return [
    ...(read.length > 0 ? [t("result.bar_readings", { steps: read.join(t("result.or_step")) })] : []),
    ...(steps.some(({ label }) => label.startsWith("range-")) ? [t("result.bar_stated")] : []),
    ...(open.length > 0 ? [t("result.bar_open", { n: open.length })] : []),
  ];
}

/**
 * Named figures that are no payment: what an enterprise sets aside (in fen), how many studios may be rated excellent.
 *
 * @param {Record<string, unknown>} values
 * @param {import("./words.js").Translate} t
 */
function valueList(values, t) {
  return h("dl", { class: "yc-values" }, ...Object.entries(values).flatMap(([name, value]) => {
    const shown = value === null ? t("money.not_known") : typeof value === "boolean" ? t(value ? "form.is_yes" : "form.is_no")
      : name === "max_excellent" ? digits(Number(value)) : t("money.amount", { amount: yuanOfFen(Number(value)) });
    return [h("dt", {}, t(`values.${name}`)), h("dd", {}, shown)];
  }));
}

/** @param {string} title @param {...(HTMLElement | null)} children */
function part(title, ...children) {
  return h("section", { class: "yc-part" }, h("h4", {}, title), ...children);
}

/** @param {string[]} paths @param {ResultContext} context */
function linkList(paths, context) {
  return h("ul", { class: "yc-links" }, ...[...new Set(paths)].map((path) => h("li", {}, fieldLink(path, context))));
}

/**
 * What is missing, and what each possible answer would make of the benefit.
 *
 * @param {string[]} paths
 * @param {ResultContext} context
 */
function openList(paths, context) {
  return h("ul", { class: "yc-links" }, ...paths.map((path) => {
    const effects = context.effects.get(path);
    return h("li", {}, fieldLink(path, context), effects && h("ul", { class: "yc-effects" }, ...effects.map(({ answer, text }) =>
      h("li", {}, context.t("result.effect", { answer, text })))));
  }));
}

/**
 * A button that goes to the field of a path.
 *
 * @param {string} path
 * @param {ResultContext} context
 */
export function fieldLink(path, { form, t, goTo }) {
  return h("button", { type: "button", class: "yc-link", onclick: () => goTo(path) }, fieldName(path, form, t));
}
