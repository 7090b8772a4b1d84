// Keeping the answers: a link that holds them, printing, and erasing them from this device.

import { h, setText } from "./dom.js";
import { pack } from "./link.js";

/**
 * @param {import("./schema.js").FormData} form
 * @param {import("./field.js").Context} context
 * @param {{erase: () => void, restore: () => void}} actions
 * @returns {{element: HTMLElement, hide: (nothing: boolean) => void}}
 */
export function keepView(form, { store, t }, { erase, restore }) {
  const said = h("p", { class: "yc-keep__said", role: "status" });
  const address = h("input", { class: "yc-input yc-keep__address", type: "text", readonly: true, "aria-label": t("keep.address"), hidden: true, onfocus: () => address.select() });
  const back = h("button", { type: "button", class: "yc-button yc-button--plain", hidden: true, onclick: () => { restore(); back.hidden = true; setText(said, ""); } }, t("form.bring_back"));
  const buttons = h("div", { class: "yc-buttons" },
    h("button", { type: "button", class: "yc-button yc-button--quiet", onclick: copyLink }, t("keep.link")),
    h("button", { type: "button", class: "yc-button yc-button--quiet", onclick: () => window.print() }, t("keep.print")),
    h("button", { type: "button", class: "yc-button yc-button--quiet", onclick: () => { erase(); address.hidden = true; setText(said, t("keep.erased")); back.hidden = false; back.focus(); } }, t("keep.erase")));
  const element = h("section", { class: "yc-keep", "aria-labelledby": "yc-keep-title" },
    h("h2", { id: "yc-keep-title" }, t("keep.title")), h("p", { class: "yc-help" }, t("keep.help")), buttons, address, h("div", { class: "yc-keep__row" }, said, back));
  return { element, hide: (nothing) => buttons.classList.toggle("is-empty", nothing) };

  async function copyLink() {
    const url = new URL(location.href);
    url.hash = `a=${await pack(form.policy, form.version, store.state)}`;
    address.value = url.href;
    address.hidden = false;
    back.hidden = true;
    try {
      await navigator.clipboard.writeText(url.href);
      setText(said, t("keep.copied"));
    } catch {
      // No permission, or no secure context: the reader copies it by hand.
      setText(said, t("keep.copy_it"));
      address.focus();
    }
  }
}
