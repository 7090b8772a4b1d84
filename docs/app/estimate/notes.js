// What must be said beside a figure: each note in words, what it is about, and the clause that it rests on.

import { h } from "./dom.js";
import { day, operandText } from "./format.js";
import { fieldName, questionAt } from "./names.js";
import { lookUp } from "./words.js";

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @typedef {import("./estimate_types.js").Note} Note
 * @typedef {import("./line.js").ResultContext} ResultContext
 */

/**
 * @param {Note[]} notes
 * @param {ResultContext} context
 * @param {Set<string>} [linked] - readings that have a link above: one link to each is enough
 */
export function noteList(notes, context, linked = new Set()) {
  return h("ul", { class: "yc-notes" }, ...notes.map((note) => h("li", { "data-code": note.code }, ...noteWords(note, context, linked))));
}

/**
 * @param {Note} note
 * @param {ResultContext} context
 * @param {Set<string>} linked
 * @returns {(Node | string)[]}
 */
function noteWords(note, context, linked) {
  const { form, t, goTo, isAsked } = context;
  const path = typeof note.values["path"] === "string" ? note.values["path"] : "";
  /** @type {(Node | string)[]} */
  const about = [];
  if (path && questionAt(path, form).question) {
    const name = fieldName(path, form, t);
    about.push(isAsked(path) ? h("button", { type: "button", class: "yc-link", onclick: () => goTo(path) }, name) : name);
  }
  const id = String(note.values["reading"]);
  const reading = linked.has(id) ? undefined : form.readings[id];
  linked.add(id);
  if (reading) about.push(h("a", { href: reading.href }, t("result.reading_link", { title: reading.title })));
  const clause = note.node ? form.nodes[note.node] : undefined;
  if (clause) about.push(h("a", { href: clause.href }, clause.cite));
  return [noteText(note, form, t),
    ...(about.length > 0 ? [h("ul", { class: "yc-about" }, ...about.map((each) => h("li", {}, each)))] : [])];
}

/**
 * The note's sentence alone.
 *
 * @param {Note} note
 * @param {import("./schema.js").FormData} form
 * @param {import("./words.js").Translate} t
 */
export function noteText(note, form, t) {
  return t(`notes.${note.code}`, noteValues(note, typeof note.values["path"] === "string" ? note.values["path"] : "", form, t));
}

/** @param {Note} note @param {string} path @param {import("./schema.js").FormData} form @param {import("./words.js").Translate} t */
function noteValues(note, path, form, t) {
  /** @type {Record<string, string>} */
  const values = { effective: day(form.effective, t) };
  const asked = path ? questionAt(path, form).question : undefined;
  for (const [name, value] of Object.entries(note.values)) {
    const own = asked?.options?.find((option) => option.value === value)?.label;
    const option = lookUp(form.words, `options.${name}.${String(value)}`);
    const plain = typeof value === "string" && DATE.test(value) ? day(value, t) : operandText(value);
    values[name] = own ?? (typeof option === "string" ? option : plain);
  }
  return values;
}
