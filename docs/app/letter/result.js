// What the check found: one sentence that says how it is, the letter with its marks, the findings beside it.

import { h, setText } from "../estimate/dom.js";
import { card } from "./card.js";
import { count } from "./findings.js";
import { findingId, markedLetter, markId } from "./marked.js";

/** @typedef {import("./letter_types.js").Finding} Finding */

/**
 * @typedef {object} Actions
 * @property {() => void} edit
 * @property {() => void} undo
 * @property {() => void} restore
 * @property {() => void} renew
 *
 * @param {import("../estimate/words.js").Translate} t
 * @param {Omit<import("./card.js").Context, "t" | "show"> & {number: string}} context - number: the document's
 * @param {Actions} actions
 * @param {HTMLElement} keep - the part that copies
 */
export function resultView(t, context, { edit, undo, restore, renew }, keep) {
  const head = h("h2", { class: "yc-letter__verdict", tabindex: -1 });
  const more = h("p", { class: "yc-letter__more" });
  const voice = h("p", { class: "yc-hidden", role: "status" });
  const button = (/** @type {string} */ key, /** @type {() => void} */ act, kind = "quiet") =>
    h("button", { type: "button", class: `yc-button yc-button--${kind}`, "data-do": key, onclick: act }, t(`result.${key}`));
  const back = button("undo", undo), original = button("restore", restore, "plain");
  const paper = h("div", { class: "yc-letter__sheet" });
  const list = h("ol", { class: "yc-findings" });
  const rest = h("details", { class: "yc-special yc-letter__rest" });
  const beside = h("div", { class: "yc-letter__beside" }, list, rest);
  const element = h("section", { class: "yc-letter__result", "aria-label": t("result.title"), hidden: true },
    h("div", { class: "yc-letter__head" }, head, more, h("div", { class: "yc-buttons" }, button("edit", edit), back, original, button("renew", renew, "plain"))),
    voice, h("div", { class: "yc-letter__columns" }, paper, beside), keep);

  /** @param {Finding} finding */
  const open = (finding) => point(findingId(finding));
  /** @param {Finding} finding */
  const show = (finding) => point(markId(finding));

  /** @param {string} id */
  function point(id) {
    const target = document.getElementById(id);
    for (const old of element.querySelectorAll(".is-pointed")) old.classList.remove("is-pointed");
    (target?.closest("mark") ?? target)?.classList.add("is-pointed");
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: "center" });
  }

  return {
    element,
    /**
     * @param {string} text @param {Finding[]} findings
     * @param {number} edits - that can be taken back
     */
    show(text, findings, edits) {
      const wrong = count(findings, "wrong"), notes = count(findings, "note"), right = count(findings, "right");
      element.dataset["state"] = wrong ? "faults" : "clean";
      setText(head, findings.length === 0 ? t("result.nothing") : wrong ? t("result.wrong", { n: wrong }) : t("result.clean"));
      setText(more, findings.length === 0 ? t("result.nothing_more", { number: context.number }) : [notes && t("result.notes", { n: notes }), t("result.right", { n: right })].filter(Boolean).join(""));
      back.hidden = original.hidden = edits === 0;
      paper.replaceChildren(markedLetter(text, findings, t, open));
      const shown = findings.filter(({ n }) => n > 0).sort((a, b) => Number(b.level === "wrong") - Number(a.level === "wrong") || a.n - b.n);
      list.replaceChildren(...shown.map((finding) => card(finding, { ...context, t, show })));
      const quiet = findings.filter(({ level }) => level === "right");
      rest.hidden = quiet.length === 0;
      rest.replaceChildren(h("summary", {}, t("result.rest", { n: quiet.length })),
        h("ul", {}, ...quiet.map(({ text: words, list: name, kind }) => h("li", {}, h("q", {}, words.length > 40 ? `${words.slice(0, 39)}…` : words), ` ${t(`kinds.${name}.${kind}.title`)}`))));
    },
    /** @param {string} words */
    say(words) { setText(voice, words); },
    /** To the next finding that is wrong from a place of the letter on, or to the sentence at the top. @param {Finding[]} findings @param {number} from */
    next(findings, from) {
      const wrong = findings.filter(({ level }) => level === "wrong");
      const next = wrong.find(({ start }) => start >= from) ?? wrong[0];
      const target = next && document.getElementById(findingId(next));
      (target ?? head).focus({ preventScroll: true });
      (target ?? head).scrollIntoView({ block: "nearest" });
    },
    focus() {
      head.focus({ preventScroll: true });
      element.scrollIntoView({ block: "start" });
    },
  };
}
