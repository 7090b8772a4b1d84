// The questions of one benefit, one after the other: the next shows once one is answered or left open; what was answered stays.

import { h } from "../estimate/dom.js";
import { questionBlock } from "../estimate/questions.js";
import { isAnswered, parsePath } from "../estimate/schema.js";

/**
 * @typedef {object} Steps
 * @property {HTMLElement} element
 * @property {() => import("../estimate/field.js").Field[]} fields - every field that is asked, those still to come included
 * @property {() => void} sync
 * @property {() => void} redraw - the answers were replaced
 * @property {() => void} focus
 */

/**
 * @param {import("../estimate/schema.js").Benefit} benefit
 * @param {import("../estimate/field.js").Context} context
 * @returns {Steps}
 */
export function stepsOf(benefit, context) {
  const { store, t } = context;
  /** @type {Set<string>} */
  const left = new Set();
  let all = false;
  let block = draw();
  const next = h("button", { type: "button", class: "yc-button yc-button--plain", "data-do": "small-next", onclick: () => {
    const { path } = waiting() ?? { path: "" };
    left.add(path);
    sync();
    waiting()?.focus();
  } }, t("small.leave_open"));
  const every = h("button", { type: "button", class: "yc-button yc-button--plain", "data-do": "small-all", onclick: () => {
    const first = waiting();
    all = true;
    sync();
    first?.focus();
  } }, t("small.all"));
  const place = h("div", {}, block.element);
  const element = h("div", { class: "yc-small__form" }, place, h("div", { class: "yc-buttons yc-small__on" }, next, every));
  sync();
  return {
    element,
    fields: () => block.fields(),
    sync,
    redraw() {
      left.clear();
      all = false;
      block = draw();
      place.replaceChildren(block.element);
      sync();
    },
    focus: () => block.fields()[0]?.focus(),
  };

  function draw() {
    return questionBlock(benefit.questions, ["answers", benefit.id], context);
  }

  /** The questions of the short way: special cases come after all others. */
  function main() {
    return block.fields().filter(({ question }) => !question.special);
  }

  /** The first question that is neither answered nor left open. */
  function waiting() {
    return main().find(({ path }) => !left.has(path) && !isAnswered(store.get(parsePath(path))));
  }

  function sync() {
    block.sync();
    const fields = main();
    const at = waiting();
    const last = all || !at ? fields.length : fields.indexOf(at);
    fields.forEach((field, n) => field.element.classList.toggle("is-later", n > last));
    const more = last < fields.length - 1;
    element.classList.toggle("is-short", more);
    every.hidden = !more;
    // "I do not know" stands among the choices themselves.
    next.hidden = !more || ["yes_no", "option"].includes(fields[last]?.question.type ?? "");
  }
}
