// Keeping the answers: a link that holds them, a text for a chat, printing, and erasing them from this device.

import { h, setText } from "./dom.js";
import { pack } from "./link.js";
import { shortText } from "./short_text.js";

/**
 * @param {import("./schema.js").FormData} form
 * @param {import("./field.js").Context} context
 * @param {{erase: () => void, restore: () => void, estimate: () => import("./estimate_types.js").Estimate | null}} actions
 * @returns {HTMLElement}
 */
export function keepView(form, { store, t }, { erase, restore, estimate }) {
  const said = h("p", { class: "yc-keep__said", role: "status" });
  const copied = h("textarea", { class: "yc-input yc-keep__copied", readonly: true, rows: 3, "aria-label": t("keep.to_copy"), hidden: true, onfocus: () => copied.select() });
  const back = h("button", { type: "button", class: "yc-button yc-button--plain", hidden: true, onclick: () => { restore(); say(""); } }, t("form.bring_back"));
  const button = (/** @type {string} */ key, /** @type {() => void} */ act) => h("button", { type: "button", class: "yc-button yc-button--quiet", "data-do": key, onclick: act }, t(`keep.${key}`));
  const buttons = h("div", { class: "yc-buttons" },
    button("link", () => void link().then(copy)),
    button("text", () => void link().then((address) => {
      const found = estimate();
      if (found) void copy(shortText(found, form, t, address));
      else say(t("keep.no_figure"));
    })),
    button("print", () => window.print()),
    button("erase", () => { erase(); say(t("keep.erased")); back.hidden = false; back.focus(); }));
  return h("section", { class: "yc-keep", "aria-labelledby": "yc-keep-title" },
    h("h2", { id: "yc-keep-title" }, t("keep.title")), h("p", { class: "yc-help" }, t("keep.help")), buttons, copied, h("div", { class: "yc-keep__row" }, said, back));

  /** @param {string} words */
  function say(words) {
    copied.hidden = true;
    back.hidden = true;
    setText(said, words);
  }

  async function link() {
    const url = new URL(location.href);
    url.hash = `a=${await pack(form.policy, form.version, store.state)}`;
    return url.href;
  }

  /** @param {string} text */
  async function copy(text) {
    say("");
    copied.value = text;
    copied.hidden = false;
    try {
      await navigator.clipboard.writeText(text);
      setText(said, t("keep.copied"));
    } catch {
      // No permission, or no secure context: the reader copies it by hand.
      setText(said, t("keep.copy_it"));
      copied.focus();
    }
  }
}
