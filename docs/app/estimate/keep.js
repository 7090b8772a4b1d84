// Keeping the answers: a link that holds them with its QR code, texts and files, printing, and erasing them from this device.

import { csvText } from "../table/csv.js";
import { saveFile } from "../table/save.js";
import { h, setText } from "./dom.js";
import { today } from "./paper.js";
import { plainText, tableRows } from "./plain.js";
import { qrPicture, shareLink } from "./share.js";
import { shortText } from "./short_text.js";

/** @typedef {import("./estimate_types.js").Estimate} Estimate */

/**
 * @typedef {object} Actions
 * @property {() => void} erase
 * @property {() => void} restore
 * @property {() => Estimate | null} estimate
 * @property {() => import("./claim.js").Claim} claim
 * @property {{ready: () => Promise<void>}} paper
 */

/**
 * @param {import("./schema.js").FormData} form
 * @param {import("./field.js").Context} context
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function keepView(form, { store, t }, { erase, restore, estimate, claim, paper }) {
  const said = h("p", { class: "yc-keep__said", role: "status" });
  const copied = h("textarea", { class: "yc-input yc-keep__copied", readonly: true, rows: 3, "aria-label": t("keep.to_copy"), hidden: true, onfocus: () => copied.select() });
  const code = h("div", { class: "yc-keep__code", hidden: true });
  const back = h("button", { type: "button", class: "yc-button yc-button--plain", hidden: true, onclick: () => { restore(); say(""); } }, t("form.bring_back"));
  const button = (/** @type {string} */ key, /** @type {() => void} */ act) => h("button", { type: "button", class: "yc-button yc-button--quiet", "data-do": key, onclick: act }, t(`keep.${key}`));
  const buttons = h("div", { class: "yc-buttons" },
    button("link", () => told(link().then(copy))),
    button("text", () => told(link().then((address) => {
      const found = estimate();
      return found ? copy(shortText(found, form, t, address)) : say(t("keep.no_figure"));
    }))),
    button("qr", () => told(link().then(show))),
    button("print", () => void paper.ready().then(() => window.print())),
    button("csv", () => told(kept((all) => saveFile(fileName("csv"), [csvText(tableRows(all))], "text/csv")))),
    button("json", () => told(kept(({ link: address, estimate: found, made }) =>
      saveFile(fileName("json"), [JSON.stringify({ made, link: address, claim: claim(), estimate: found }, null, 2)], "application/json")))),
    button("txt", () => told(kept((all) => saveFile(fileName("txt"), ["\uFEFF", plainText(all)], "text/plain")))),
    button("erase", () => { erase(); say(t("keep.erased")); back.hidden = false; back.focus(); }));
  return h("section", { class: "yc-keep", "aria-labelledby": "yc-keep-title" },
    h("h2", { id: "yc-keep-title" }, t("keep.title")), h("p", { class: "yc-help" }, t("keep.help")), buttons, copied, code, h("div", { class: "yc-keep__row" }, said, back));

  /** @param {string} words */
  function say(words) {
    copied.hidden = true;
    code.hidden = true;
    back.hidden = true;
    setText(said, words);
  }

  /** @param {Promise<void>} doing - what a button began: when it fails, the reader is told */
  function told(doing) {
    doing.catch(() => say(t("keep.failed")));
  }

  function link() {
    return shareLink(form, store.state);
  }

  /** @param {"csv" | "json" | "txt"} ending */
  function fileName(ending) {
    return `${form.policy}-${today()}.${ending}`;
  }

  /**
   * Write down the estimate, if there is one.
   *
   * @param {(kept: import("./plain.js").Kept) => void} write
   */
  async function kept(write) {
    const found = estimate();
    if (!found || found.lines.length === 0) return say(t("keep.no_figure"));
    write({ form, t, state: store.state, estimate: found, link: await link(), made: today() });
    say(t("keep.saved"));
  }

  /** @param {string} address */
  async function show(address) {
    const picture = await qrPicture(address, t("keep.qr_alt"));
    say(t(picture ? "keep.qr_shown" : "keep.qr_too_long"));
    code.replaceChildren(...(picture ? [picture] : []));
    code.hidden = !picture;
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
