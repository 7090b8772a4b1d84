// One question as a field: label, help, native control, and beside it how the answer was understood or what is wrong with it.

import { plainAnswer, readAnswer } from "./claim.js";
import { choices } from "./choices.js";
import { h, setText } from "./dom.js";
import { digits } from "./format.js";
import { needsEcho } from "./numbers.js";
import { fieldId, pathText } from "./schema.js";

/**
 * @typedef {import("./schema.js").Question} Question
 * @typedef {import("./schema.js").Path} Path
 * @typedef {import("./schema.js").RawAnswer} RawAnswer
 *
 * @typedef {object} Context - what every part of the form shares
 * @property {import("./state.js").Store} store
 * @property {import("./words.js").Translate} t
 * @property {(path: string) => void} touch - the reader is done with this field: messages about it may be shown
 *
 * @typedef {object} Field
 * @property {string} path
 * @property {Question} question
 * @property {HTMLElement} element
 * @property {(message: string) => void} say - what is wrong with the answer; "" when nothing is
 * @property {(optional: boolean) => void} markOptional - the answer would not change the estimate
 * @property {() => void} focus
 */

/**
 * @param {Question} question
 * @param {Path} path
 * @param {Context} context
 * @returns {Field}
 */
export function field(question, path, context) {
  const id = fieldId(pathText(path));
  const many = ["yes_no", "option", "options"].includes(question.type);
  const help = question.help ? h("p", { class: "yc-help", id: `${id}-help` }, question.help) : null;
  const fault = h("p", { class: "yc-fault", id: `${id}-fault`, hidden: true });
  const echo = h("p", { class: "yc-echo", id: `${id}-echo`, hidden: true });
  const optional = h("span", { class: "yc-optional", hidden: true }, context.t("form.optional"));
  const described = [help && `${id}-help`, !many && `${id}-echo`, `${id}-fault`].filter(Boolean).join(" ");
  const label = [question.label, " ", optional];
  const control = many ? choices(question, path, id, context) : typed(question, path, id, context, described, echo);
  const element = many
    ? h("fieldset", { class: "yc-field", id, tabindex: -1, "aria-describedby": described },
        h("legend", { class: "yc-label" }, ...label), help, control, fault)
    : h("div", { class: "yc-field" }, h("label", { class: "yc-label", for: id }, ...label), help, control, echo, fault);
  const target = /** @type {HTMLElement} */ (many ? element : element.querySelector("input"));
  return {
    path: pathText(path),
    question,
    element,
    say(message) {
      fault.hidden = message === "";
      setText(fault, message);
      element.classList.toggle("is-wrong", message !== "");
      if (many) return;
      if (message) target.setAttribute("aria-invalid", "true");
      else target.removeAttribute("aria-invalid");
    },
    markOptional(isOptional) {
      optional.hidden = !isOptional;
    },
    focus() {
      const first = many ? element.querySelector("input") : target;
      first?.focus({ preventScroll: true });
      element.scrollIntoView({ block: "center" });
    },
  };
}

/**
 * A text, date or month input with its unit, and the word that may stand beside a date ("none").
 *
 * @param {Question} question
 * @param {Path} path
 * @param {string} id
 * @param {Context} context
 * @param {string} described
 * @param {HTMLElement} echo
 */
function typed(question, path, id, { store, t, touch }, described, echo) {
  const native = question.type === "date" || question.type === "month" ? question.type : "text";
  const number = ["count", "money", "decimal"].includes(question.type);
  const input = h("input", {
    class: `yc-input yc-input--${question.type}`, id, type: native, "aria-describedby": described, autocomplete: "off",
    inputmode: number ? (question.type === "decimal" ? "decimal" : "numeric") : undefined,
    placeholder: native === "month" ? "2023-06" : undefined, // seen only where a browser has no input for months
    maxlength: native === "text" ? (number ? 40 : 200) : undefined,
    oninput: () => {
      clearAlso();
      store.set(path, input.value === "" ? undefined : input.value);
      showEcho();
    },
    onchange: () => touch(pathText(path)),
    onblur: () => { if (input.value !== "" || input.validity.badInput) touch(pathText(path)); },
  });
  const also = (question.also ?? []).map((choice) => {
    const box = h("input", { type: "checkbox", onchange: () => {
      if (box.checked) input.value = "";
      store.set(path, box.checked ? choice.value : undefined);
      touch(pathText(path));
    } });
    return { box, choice, element: h("label", { class: "yc-choice" }, box, h("span", {}, choice.label)) };
  });
  const raw = store.get(path);
  if (typeof raw === "string") {
    const beside = also.find(({ choice }) => choice.value === raw);
    if (beside) beside.box.checked = true;
    else input.value = raw;
  }
  showEcho();
  return h("div", { class: "yc-typed" }, input, question.unit && h("span", { class: "yc-unit" }, question.unit), ...also.map(({ element }) => element));

  function clearAlso() {
    for (const { box } of also) box.checked = false;
  }
  function showEcho() {
    const { value, problem } = readAnswer(question, input.value);
    const shown = number && typeof value === "number" && !problem && needsEcho(input.value, value);
    echo.hidden = !shown;
    setText(echo, shown ? t("form.understood", { value: Number.isInteger(value) ? digits(/** @type {number} */ (value)) : String(value), unit: question.unit ?? "" }) : "");
  }
}

/**
 * An answer in the reader's words, to repeat it where it is talked about.
 *
 * @param {Question} question
 * @param {RawAnswer | undefined} raw
 * @param {import("./words.js").Translate} t
 * @returns {string} empty when there is none
 */
export function answerText(question, raw, t) {
  if (question.type === "yes_no" && (raw === "true" || raw === "false")) return t(raw === "true" ? "form.is_yes" : "form.is_no");
  const plain = plainAnswer(question, raw);
  if (plain === undefined) return "";
  const choice = [...(question.options ?? []), ...(question.also ?? [])].find((option) => option.value === plain);
  if (choice) return choice.label;
  return question.unit ? t("form.with_unit", { value: plain, unit: question.unit }) : plain;
}
