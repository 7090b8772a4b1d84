// A repeated part: groups, periods, trips. Another can be added; a removed one can be brought back.

import { h } from "./dom.js";
import { questionBlock } from "./questions.js";
import { fieldId, isAnswered, parsePath, pathText } from "./schema.js";
import { fill } from "./words.js";

/**
 * @typedef {import("./schema.js").RawFacts} RawFacts
 * @typedef {import("./questions.js").Block} Block
 */

/**
 * @param {import("./schema.js").Question} question - of type list
 * @param {import("./schema.js").Path} path
 * @param {import("./field.js").Context} context
 * @returns {Block}
 */
export function repeated(question, path, context) {
  const { store, t } = context;
  const items = question.items ?? [];
  const id = fieldId(pathText(path));
  const list = h("div", { class: "yc-members" });
  const undo = h("p", { class: "yc-undo", hidden: true });
  const add = h("button", { type: "button", class: "yc-button yc-button--quiet yc-add", onclick: addMember }, question.add ?? "");
  const element = h("div", { class: "yc-repeated", role: "group", "aria-labelledby": `${id}-label`, id, tabindex: -1 },
    h("h4", { class: "yc-repeated__label", id: `${id}-label` }, question.label),
    question.help && h("p", { class: "yc-help" }, question.help),
    list, undo, add);
  /** @type {Block[]} */
  let blocks = [];
  draw();
  return { element, fields: () => blocks.flatMap((block) => block.fields()), sync: () => blocks.forEach((block) => block.sync()) };

  /** @returns {RawFacts[]} */
  function members() {
    const found = store.get(path);
    return Array.isArray(found) && found.length > 0 ? /** @type {RawFacts[]} */ (found) : [{}];
  }

  function draw() {
    const count = members().length;
    blocks = [];
    list.replaceChildren(...members().map((_, n) => {
      const block = questionBlock(items, [...path, n], context);
      blocks.push(block);
      const name = fill(question.member ?? "{n}", { n: n + 1 });
      return h("fieldset", { class: "yc-member" },
        h("legend", { class: "yc-member__name" }, name),
        count > 1 && h("button", { type: "button", class: "yc-button yc-button--plain yc-remove", "aria-label": t("form.remove_named", { name }), onclick: () => removeMember(n, name) }, t("form.remove")),
        block.element);
    }));
  }

  function addMember() {
    hideUndo();
    const before = members();
    store.set(path, [...before, {}]);
    draw();
    store.notify();
    blocks.at(-1)?.fields()[0]?.focus();
  }

  /** @param {number} n @param {string} name */
  function removeMember(n, name) {
    const before = members();
    change(before.filter((_, i) => i !== n));
    undo.replaceChildren(t("form.removed", { name }), " ", h("button", { type: "button", class: "yc-button yc-button--plain", onclick: () => {
      hideUndo();
      change(before);
      blocks[n]?.fields()[0]?.focus();
    } }, t("form.bring_back")));
    undo.hidden = false;
    undo.querySelector("button")?.focus({ preventScroll: true });
  }

  /** @param {RawFacts[]} now */
  function change(now) {
    store.set(path, now);
    draw();
    // The numbers of the groups have moved: whatever is answered may speak up about its faults.
    for (const each of blocks.flatMap((block) => block.fields())) {
      if (isAnswered(store.get(parsePath(each.path)))) context.touch(each.path);
    }
    store.notify();
  }

  function hideUndo() {
    undo.hidden = true;
    undo.replaceChildren();
  }
}
