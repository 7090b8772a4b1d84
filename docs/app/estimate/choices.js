// Radio buttons and checkboxes of a question, each a target that a thumb finds, with "I do not know" among them.

import { h } from "./dom.js";
import { NONE_OF_THESE, UNKNOWN, pathText } from "./schema.js";

/**
 * @param {import("./schema.js").Question} question - yes_no, option or options
 * @param {import("./schema.js").Path} path
 * @param {string} id
 * @param {import("./field.js").Context} context
 * @returns {HTMLElement}
 */
export function choices(question, path, id, context) {
  return question.type === "options" ? boxes(question, path, id, context) : radios(question, path, id, context);
}

/** @type {typeof choices} */
function radios(question, path, id, { store, t, touch }) {
  const yesNo = question.type === "yes_no";
  const offered = yesNo
    ? [{ value: "true", label: t("form.is_yes") }, { value: "false", label: t("form.is_no") }]
    : question.options ?? [];
  const raw = store.get(path);
  const buttons = [...offered, { value: UNKNOWN, label: t("form.unknown") }].map(({ value, label }) =>
    choice("radio", id, label, raw === value, () => {
      store.set(path, value);
      touch(pathText(path));
    }));
  return h("div", { class: yesNo ? "yc-choices yc-choices--row" : layoutOf(offered) }, ...buttons);
}

/** @type {typeof choices} */
function boxes(question, path, id, { store, t, touch }) {
  const offered = [...(question.options ?? []), { value: NONE_OF_THESE, label: t("form.none_of_these") }];
  const raw = store.get(path);
  const ticked = new Set(Array.isArray(raw) ? raw.filter((member) => typeof member === "string") : []);
  const group = h("div", { class: layoutOf(offered) }, ...offered.map(({ value, label }) =>
    choice("checkbox", id, label, ticked.has(value), (box) => {
      if (box.checked && value === NONE_OF_THESE) ticked.clear();
      if (box.checked) ticked.add(value);
      else ticked.delete(value);
      if (value !== NONE_OF_THESE) ticked.delete(NONE_OF_THESE);
      group.querySelectorAll("input").forEach((other, n) => { other.checked = ticked.has(offered[n]?.value ?? ""); });
      store.set(path, ticked.size ? offered.map((option) => option.value).filter((option) => ticked.has(option)) : undefined);
      touch(pathText(path));
    })));
  return group;
}

/**
 * Short words stand in columns, long ones under each other.
 *
 * @param {import("./schema.js").Choice[]} offered
 */
function layoutOf(offered) {
  const wide = Math.max(...offered.map(({ label }) => [...label].reduce((width, c) => width + (c > "\u2E7F" ? 2 : 1), 0)));
  return `yc-choices yc-choices--${wide <= 24 ? "columns" : wide <= 34 ? "wide" : "list"}`;
}

/**
 * @param {"radio" | "checkbox"} type
 * @param {string} name
 * @param {string} label
 * @param {boolean} checked
 * @param {(input: HTMLInputElement) => void} onchange
 */
function choice(type, name, label, checked, onchange) {
  const input = h("input", { type, name, onchange: () => onchange(input) });
  input.checked = checked;
  return h("label", { class: "yc-choice" }, input, h("span", {}, label));
}
