// One message at the top of the form, about a link that was opened or could not be read.

import { h } from "./dom.js";

/** @param {import("./words.js").Translate} t */
export function noticeView(t) {
  const element = h("div", { class: "yc-notice", role: "status", hidden: true });
  const clear = () => {
    element.hidden = true;
    element.replaceChildren();
  };
  return {
    element,
    clear,
    /** @param {string} words @param {{words: string, act: () => void}} [action] @param {HTMLElement[]} [more] */
    show(words, action, more = []) {
      element.replaceChildren(h("p", {}, words), ...more, h("div", { class: "yc-buttons" },
        action && h("button", { type: "button", class: "yc-button yc-button--quiet", onclick: () => { clear(); action.act(); } }, action.words),
        h("button", { type: "button", class: "yc-button yc-button--plain", onclick: clear }, t("notice.close"))));
      element.hidden = false;
    },
  };
}
