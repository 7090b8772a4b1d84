// The questions of all chosen benefits, in the order of the policy, and the messages beside them.

import { h } from "./dom.js";
import { questionBlock } from "./questions.js";
import { fieldId, isAnswered, parsePath, pathText } from "./schema.js";

const BESIDE = "beside:";

/**
 * @typedef {import("./schema.js").Benefit} Benefit
 * @typedef {import("./questions.js").Block} Block
 *
 * @typedef {object} FormView
 * @property {HTMLElement} element
 * @property {() => void} sync - draw the sections of the chosen benefits, show the questions that matter
 * @property {(messages: Map<string, string>) => number} say - put the messages beside their fields; how many are shown
 * @property {(open: Set<string> | null, estimated: Set<string>) => void} markOptional
 * @property {(path: string) => void} focus - go to a field, or to the nearest part of the form that has it
 * @property {(path: string) => boolean} has - whether the field is asked now
 * @property {() => void} redraw - forget the controls: the answers were replaced
 */

/**
 * @param {import("./schema.js").FormData} form
 * @param {import("./field.js").Context} context
 * @param {Set<string>} touched - paths of fields that the reader is done with
 * @returns {FormView}
 */
export function formView(form, context, touched) {
  const { store, t } = context;
  /** @type {Map<string, {element: HTMLElement, block: Block}>} */
  const sections = new Map();
  const sheets = h("div", { class: "yc-sheets" });
  const nothing = h("p", { class: "yc-nothing" }, t("form.nothing_chosen"));
  const element = h("section", { class: "yc-form", "aria-labelledby": "yc-questions" },
    h("h2", { id: "yc-questions" }, t("form.title")), h("p", { class: "yc-help" }, t("form.help")), nothing, sheets);

  /** @param {Benefit} benefit */
  function section(benefit) {
    const block = questionBlock(benefit.questions, ["answers", benefit.id], context);
    const clause = form.nodes[benefit.node];
    return { block, element: h("section", { class: "yc-sheet", id: `yc-form-${benefit.id}`, tabindex: -1, "aria-labelledby": `yc-form-${benefit.id}-title` },
      h("h3", { class: "yc-sheet__title", id: `yc-form-${benefit.id}-title` }, benefit.title),
      clause && h("p", { class: "yc-sheet__clause" }, t("form.clause"), h("a", { href: clause.href }, clause.cite)),
      block.element) };
  }

  /** The questions beside the benefits change with what is chosen. */
  function besideSection() {
    const block = questionBlock(form.beside ?? [], ["beside"], context);
    return { block, element: h("section", { class: "yc-sheet yc-sheet--beside", id: "yc-form-beside", tabindex: -1, "aria-labelledby": "yc-form-beside-title" },
      h("h3", { class: "yc-sheet__title", id: "yc-form-beside-title" }, t("beside.title")), block.element) };
  }

  /** The sections shown, in order: a key for each. */
  function shown() {
    const ids = chosen().map((benefit) => benefit.id);
    return ids.length === 0 ? [] : [...ids, BESIDE + ids.join()];
  }

  function fields() {
    return shown().flatMap((key) => sections.get(key)?.block.fields() ?? []);
  }

  function chosen() {
    return form.benefits.filter((benefit) => store.state.chosen.includes(benefit.id));
  }

  return {
    element,
    sync() {
      for (const key of shown()) {
        if (sections.has(key)) continue;
        const benefit = form.benefits.find((each) => each.id === key);
        sections.set(key, benefit ? section(benefit) : besideSection());
      }
      const wanted = shown().map((key) => /** @type {HTMLElement} */ (sections.get(key)?.element));
      if (wanted.length !== sheets.children.length || wanted.some((sheet, n) => sheet !== sheets.children[n])) sheets.replaceChildren(...wanted);
      nothing.hidden = wanted.length > 0;
      for (const key of shown()) sections.get(key)?.block.sync();
    },
    say(messages) {
      let shown = 0;
      for (const each of fields()) {
        const message = touched.has(each.path) ? messages.get(each.path) ?? "" : "";
        if (message) shown += 1;
        each.say(message);
      }
      return shown;
    },
    markOptional(open, estimated) {
      for (const each of fields()) {
        const benefit = String(parsePath(each.path)[1]);
        const settled = open !== null && estimated.has(benefit) && !open.has(each.path) && !isAnswered(store.get(parsePath(each.path)));
        each.markOptional(settled && !each.question.special);
      }
    },
    focus(path) {
      const found = fields().find((each) => each.path === path);
      if (found) {
        found.element.closest("details")?.setAttribute("open", "");
        return found.focus();
      }
      for (let part = parsePath(path); part.length > 1; part = part.slice(0, -1)) {
        const place = document.getElementById(part.length === 2 && part[0] === "answers" ? `yc-form-${part[1]}` : fieldId(pathText(part)));
        if (place) return place.focus();
      }
    },
    has: (path) => fields().some((each) => each.path === path),
    redraw() {
      sections.clear();
      sheets.replaceChildren();
    },
  };
}
