// Taking the letter along: as rich text, Markdown or plain text, with links or footnotes if wanted, and a line for the file.

import { copy } from "../cite/copy.js";
import { h, setText } from "../estimate/dom.js";

/** @typedef {import("./forms.js").Added} Added */
/** @typedef {import("./forms.js").Copies} Copies */

/** @type {Added[]} */
const ADDED = ["none", "links", "notes"];

/**
 * @param {import("../estimate/words.js").Translate} t
 * @param {(added: Added) => Copies} copiesWith
 * @param {() => string} line - for the file
 */
export function keepView(t, copiesWith, line) {
  /** @type {Added} */
  let added = "none";
  const said = h("p", { class: "yc-letter__said", role: "status" });
  const shown = h("textarea", { class: "yc-input yc-keep__copied", readonly: true, rows: 6, "aria-label": t("keep.to_copy"), hidden: true });
  const note = h("p", { class: "yc-letter__note" });
  const choices = h("fieldset", { class: "yc-choices yc-choices--row" }, h("legend", { class: "yc-label" }, t("keep.added")),
    ...ADDED.map((each) => h("label", { class: "yc-choice" }, h("input", { type: "radio", name: "yc-letter-added", value: each, checked: each === "none",
      onchange: () => { added = each; say(""); } }), h("span", {}, t(`keep.${each}`)))));
  const button = (/** @type {string} */ key, /** @type {() => {plain: string, html?: string}} */ make, quiet = true) =>
    h("button", { type: "button", class: `yc-button${quiet ? " yc-button--quiet" : ""}`, "data-do": key, onclick: () => void take(make(), t(`keep.${key}`)) }, t(`keep.${key}`));
  return {
    element: h("section", { class: "yc-keep yc-letter__keep", "aria-labelledby": "yc-letter-keep" },
      h("h2", { id: "yc-letter-keep" }, t("keep.title")), h("p", { class: "yc-help" }, t("keep.help")), choices,
      h("div", { class: "yc-buttons" },
        button("rich", () => { const { plain, html } = copiesWith(added); return { plain, html }; }, false),
        button("markdown", () => ({ plain: copiesWith(added).markdown })),
        button("plain", () => ({ plain: copiesWith(added).plain }))),
      said, shown,
      h("h3", { class: "yc-letter__notehead" }, t("note.title")), note,
      h("div", { class: "yc-buttons" }, button("note", () => ({ plain: line() })))),
    refresh() {
      say("");
      setText(note, line());
    },
  };

  /** @param {{plain: string, html?: string}} what @param {string} name */
  async function take(what, name) {
    const done = await copy(what);
    shown.hidden = done;
    shown.value = what.plain;
    if (!done) shown.select();
    const { count } = copiesWith(added);
    setText(said, done ? `${t("keep.copied", { name })}${added === "none" ? "" : t(`keep.with_${added}`, { n: count })}` : t("keep.copy_it"));
  }

  /** @param {string} words */
  function say(words) {
    shown.hidden = true;
    setText(said, words);
  }
}
