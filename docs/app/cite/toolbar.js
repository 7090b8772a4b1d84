// The toolbar that copies what is pointed at. It stands outside the words: in the margin, below them, or at the foot of a phone.

import { copy } from "./copy.js";
import { citations, whereabouts } from "./forms.js";

/** @typedef {import("./data.js").Place} Place */
/** @typedef {import("./data.js").Language} Language */
/** @typedef {{label: string, what: string, close: string, copied: string, failed: string, name: Record<string, string>, short: Record<string, string>, scope: Record<string, string>}} Words */

const MARGIN = 176; // px that the toolbar needs beside the text
const HEADER = 60; // px that the header covers
const PHONE = "(max-width: 44.9375em)";

export class Toolbar {
  /** @type {Place | null} */
  place = null;
  /** @type {HTMLElement | null} - what was pointed at */
  element = null;
  /** whether it stays until it is sent away */
  kept = false;
  /** whether it is just giving the focus back to the words */
  returning = false;
  /** @type {(place: Place, from: HTMLElement) => HTMLElement} */
  elementOf = (_, from) => from;

  /**
   * @param {Words} words @param {Language} language - of the page
   * @param {[zh: string, en: string]} roots - of the languages, absolute
   * @param {(place: Place) => Place[]} around - the places to choose from
   */
  constructor(words, language, roots, around) {
    this.words = words;
    this.language = language;
    this.roots = roots;
    this.around = around;
    this.box = made("div", "point");
    this.box.setAttribute("role", "toolbar");
    this.box.setAttribute("aria-label", words.label);
    this.box.hidden = true;
    this.head = made("p", "point__head");
    this.scopes = made("div", "point__scopes");
    this.scopes.setAttribute("role", "group");
    this.scopes.setAttribute("aria-label", words.what);
    this.forms = made("div", "point__forms");
    this.status = made("p", "point__status");
    this.status.setAttribute("role", "status");
    this.failed = document.createElement("textarea");
    this.failed.readOnly = true;
    this.failed.hidden = true;
    this.failed.setAttribute("aria-label", words.failed);
    const close = button("×", "point__close", () => this.leave());
    close.setAttribute("aria-label", words.close);
    this.box.append(this.head, close, this.scopes, this.forms, this.status, this.failed);
    (document.querySelector("main") ?? document.body).append(this.box);
    this.box.addEventListener("pointerdown", (event) => event.target !== this.failed && event.preventDefault()); // what is selected stays so
    this.box.addEventListener("keydown", (event) => this.keys(event));
    window.addEventListener("resize", () => this.open && this.put());
  }

  get open() {
    return !this.box.hidden;
  }

  /** @param {EventTarget | null} target */
  contains(target) {
    return target instanceof Node && this.box.contains(target);
  }

  /** @param {Place} place @param {HTMLElement} element @param {boolean} [kept] */
  show(place, element, kept = false) {
    this.kept = kept;
    this.element = element;
    this.set(place);
    this.box.hidden = false;
    this.put();
  }

  /** Say which place is meant, and offer its forms. @param {Place} place */
  set(place) {
    const { words, language } = this;
    this.place = place;
    this.mark();
    this.head.textContent = whereabouts({ ...place, sentence: 0, amount: 0, kind: "node" }, language);
    this.head.title = this.head.textContent;
    this.scopes.replaceChildren(...this.around(place).map((each) => {
      const chosen = button(this.scopeWords(each), "", () => {
        this.set(each);
        this.buttons().find((one) => one.getAttribute("aria-pressed") === "true")?.focus();
      });
      chosen.setAttribute("aria-pressed", String(each === place));
      return chosen;
    }));
    this.forms.replaceChildren(...citations(place, language, this.roots).map((each) => {
      const { form } = each;
      const copying = button(words.short[form], "point__form", async () => {
        const done = await copy(each);
        this.status.textContent = done ? words.copied.replace("{form}", words.name[form]) : words.failed;
        this.failed.hidden = done;
        this.failed.value = each.plain;
        if (!done) this.failed.select();
      });
      copying.dataset.form = form;
      copying.title = words.name[form];
      return copying;
    }));
    this.status.textContent = "";
    this.failed.hidden = true;
    this.buttons().forEach((each, at) => (each.tabIndex = at ? -1 : 0));
  }

  /** @param {Place} place */
  scopeWords({ kind, text, sentence }) {
    const { scope } = this.words;
    if (kind === "amount") return text[this.language];
    if (kind === "sentence") return scope.sentence.replace("{n}", String(sentence));
    return { node: scope.whole, paragraph: scope.paragraph, part: scope.selection, block: scope.words }[kind];
  }

  /** Set the words off that are meant. */
  mark() {
    for (const old of document.querySelectorAll(".pointed")) old.classList.remove("pointed");
    if (this.place && this.element && this.place.kind !== "part") this.elementOf(this.place, this.element).classList.add("pointed");
  }

  /** Beside the text where there is room, else below the words; a phone has it at its foot (site.css). */
  put() {
    const { box, element } = this;
    if (!element || matchMedia(PHONE).matches) {
      box.className = "point point--foot";
      box.style.left = box.style.top = "";
      // what is meant stays in sight above it
      const under = (element?.getBoundingClientRect().top ?? 0) + 32 - box.getBoundingClientRect().top;
      if (element && under > 0) scrollBy({ top: under + 64 });
      return;
    }
    const words = (element.closest("p, h1, h2, h3, h4, .pair") ?? element).getBoundingClientRect();
    const lines = [...element.getClientRects()];
    const room = document.documentElement.clientWidth - words.right;
    const beside = room >= MARGIN + 24;
    box.className = beside ? "point point--beside" : "point point--below";
    const at = beside ? { x: words.right + 16, y: lines[0].top } : { x: words.left, y: lines[lines.length - 1].bottom + 6 };
    if (beside) at.y = Math.max(HEADER, Math.min(at.y, innerHeight - box.offsetHeight - 8)); // all of it in sight
    const from = (box.offsetParent ?? document.body).getBoundingClientRect();
    box.style.left = `${at.x - from.left}px`;
    box.style.top = `${at.y - from.top}px`;
  }

  /** Into the toolbar, by keyboard. */
  enter() {
    this.forms.querySelector("button")?.focus();
  }

  /** Back to the words, and away. */
  leave() {
    const inside = this.contains(document.activeElement);
    const { element } = this;
    this.hide();
    if (inside && element) this.back(element);
  }

  /** The words take the focus, without the toolbar coming with it. @param {HTMLElement} element */
  back(element) {
    this.returning = true;
    element.focus({ preventScroll: true });
    this.returning = false;
  }

  hide() {
    this.kept = false;
    this.place = null;
    this.mark();
    this.element = null;
    this.box.hidden = true;
  }

  /** @returns {HTMLButtonElement[]} from the forms on, since they are what is wanted */
  buttons() {
    return [...this.forms.querySelectorAll("button"), ...this.scopes.querySelectorAll("button"), ...this.box.querySelectorAll(".point__close")].map((each) => /** @type {HTMLButtonElement} */ (each));
  }

  /** @param {KeyboardEvent} event */
  keys(event) {
    if (event.key === "Tab") { // on from the words that the toolbar belongs to
      const { element } = this;
      this.hide();
      if (element) this.back(element);
      return;
    }
    const all = this.buttons();
    const at = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length];
    for (const each of all) each.tabIndex = each === next ? 0 : -1;
    next.focus();
  }
}

/** @param {string} tag @param {string} name */
function made(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

/** @param {string} label @param {string} name @param {() => unknown} act */
function button(label, name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
