// Where the letter goes in: a field to paste or type in, a file to choose or drop, the button that checks it.

import { h, setText } from "../estimate/dom.js";
import { letterOf } from "./file.js";
import { follow, shownOf } from "./source.js";

/**
 * @typedef {object} Actions
 * @property {() => string} text - the letter, line ends as they came
 * @property {(text: string) => void} changed
 * @property {() => void} check
 * @property {() => void} near - somebody is about to use it: what the check needs may be fetched
 *
 * @param {import("../estimate/words.js").Translate} t
 * @param {HTMLElement} runtime - says how far the download is
 * @param {Actions} actions
 */
export function writeView(t, runtime, { text, changed, check, near }) {
  const said = h("p", { class: "yc-letter__said", role: "status" });
  const field = h("textarea", { id: "yc-letter-text", class: "yc-input yc-letter__field", rows: 14, spellcheck: "false", autocomplete: "off",
    placeholder: t("write.placeholder"), "aria-describedby": "yc-letter-help", onfocus: near,
    oninput: () => { say(""); changed(follow(text(), field.value)); },
    onpaste: /** @type {EventListener} */ ((event) => pasted(/** @type {ClipboardEvent} */ (event))) });
  const input = h("input", { type: "file", id: "yc-letter-file", class: "yc-many__file", accept: ".txt,.md,.markdown,.docx,text/plain", onchange: () => {
    const file = input.files?.[0];
    if (file) void open(file);
    input.value = ""; // the same file, mended, can be chosen again
  } });
  const go = h("button", { type: "button", class: "yc-button yc-letter__go", "data-do": "check", onclick: check }, t("write.check"));
  const empty = h("button", { type: "button", class: "yc-button yc-button--plain", "data-do": "empty", onclick: () => { put(""); say(""); field.focus(); } }, t("write.empty"));
  const drop = h("div", { class: "yc-letter__drop" },
    h("label", { class: "yc-label", for: "yc-letter-text" }, t("write.label")),
    h("p", { class: "yc-help", id: "yc-letter-help" }, t("write.help")),
    field,
    h("div", { class: "yc-buttons yc-letter__row" }, go, empty), said, runtime,
    h("div", { class: "yc-letter__file" }, h("label", { class: "yc-label", for: "yc-letter-file" }, t("write.file")), input));
  drop.addEventListener("dragover", (event) => { event.preventDefault(); near(); drop.classList.add("is-over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    drop.classList.remove("is-over");
    if (!file) return; // words that are dragged into the field go where they are dropped
    event.preventDefault();
    void open(file);
  });
  let turn = 0;

  /** A whole letter that is pasted is checked at once, with the line ends that the field would lose. @param {ClipboardEvent} event */
  function pasted(event) {
    const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const words = event.clipboardData?.getData("text/plain") ?? "";
    if (!whole || !words) return;
    setTimeout(() => {
      if (field.value !== shownOf(words)) return;
      changed(words);
      check();
    });
  }

  /** @param {File} file */
  async function open(file) {
    const mine = ++turn;
    near();
    say(t("write.reading", { name: file.name }));
    const read = await letterOf(file);
    if (mine !== turn) return;
    if ("refusal" in read) return say(t(`refused.${read.refusal.name}`, { name: file.name, ...read.refusal.values }), true);
    say("");
    put(read.text);
    check();
  }

  /** @param {string} letter */
  function put(letter) {
    changed(letter);
    field.value = shownOf(letter);
  }

  /** @param {string} words @param {boolean} [wrong] */
  function say(words, wrong = false) {
    said.classList.toggle("is-wrong", wrong);
    setText(said, words);
  }

  return {
    element: h("section", { class: "yc-letter__write", "aria-label": t("write.title") }, drop, h("p", { class: "yc-help yc-letter__private" }, t("write.private"))),
    say,
    /** @param {boolean} busy */
    busy(busy) { field.readOnly = busy; go.disabled = busy; },
    /** Show the letter as it is now. */
    sync() { if (field.value !== shownOf(text())) field.value = shownOf(text()); },
    focus() { field.focus(); },
  };
}
