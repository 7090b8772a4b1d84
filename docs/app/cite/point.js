// On pages with official words: whatever is pointed at, focused, tapped or selected can be copied as a link or citation.

import { ran } from "../site/ran.js";
import { startAstray } from "./astray.js";
import { placesOf } from "./data.js";
import { startFacing } from "./facing.js";
import { selectedPlace } from "./selection.js";
import { Toolbar } from "./toolbar.js";

/** @typedef {import("./data.js").Place} Place */
/** @typedef {import("./data.js").Language} Language */

ran(import.meta.url);

const REST = 180; // ms that the mouse rests on words before they are meant: on its way to the toolbar it crosses others
const LEAVE = 500; // ms until the toolbar goes, once the mouse is on nothing of ours

const block = document.getElementById("cite-data");
const data = JSON.parse(block?.textContent ?? "{}");
const places = placesOf(data.policy);
const page = /** @type {Language} */ (data.language === "zh" ? 0 : 1);
const roots = /** @type {[string, string]} */ (["zh", "en"].map((language) => new URL(data.roots[language], location.href).href));
const article = document.querySelector(".md-content") ?? document.body;
const bar = new Toolbar(data.words, page, roots, placesAround);

/** The place that an element stands for. @param {Element} element */
function placeOf(element) {
  const id = element.getAttribute("data-at") ?? element.id.replace(/-en$/, "");
  return places.get(id);
}

/** The narrowest place with words under an event; headings stand for their clause. @param {EventTarget | null} target @returns {{place: Place, element: HTMLElement} | null} */
function meant(target) {
  let element = target instanceof Element && article.contains(target) ? target : null;
  for (; element && element !== article; element = element.parentElement) {
    const heading = /^H[1-6]$/.test(element.tagName);
    const place = placeOf(heading && !element.id && element.parentElement ? element.parentElement : element);
    if (place && (place.kind !== "node" || heading)) return { place, element: /** @type {HTMLElement} */ (element) };
  }
  return null;
}

/** The places to choose from at one of them: its sentence's amounts, the sentence, the paragraph, the clause. @param {Place} place @returns {Place[]} */
function placesAround(place) {
  const inside = [...places.values()].filter((each) => each.clause.id === place.clause.id);
  const around = inside.filter((each) => each.kind === "node" || (each.kind === "paragraph" && each.paragraph === place.paragraph)
    || (place.sentence > 0 && each.sentence === place.sentence));
  const order = ["amount", "sentence", "paragraph", "node"];
  around.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return around.includes(place) ? around : [place, ...around];
}

/** The element of a place on this page, beside the one that was pointed at. @param {Place} place @param {HTMLElement} from */
function elementOf(place, from) {
  const suffix = from.id.endsWith("-en") ? "-en" : "";
  const found = document.getElementById(place.id + suffix) ?? document.querySelector(`[data-at="${place.id}"]`) ?? document.getElementById(place.id);
  return found instanceof HTMLElement && article.contains(found) ? found : from;
}
bar.elementOf = elementOf;

// the mouse
let resting = 0;
let leaving = 0;
document.addEventListener("pointermove", ({ pointerType, target, buttons }) => {
  if (pointerType !== "mouse" || buttons || bar.kept) return;
  window.clearTimeout(resting);
  if (bar.contains(target)) return window.clearTimeout(leaving);
  // a term says what it means; the toolbar would lie over that
  if (target instanceof Element && target.closest(".term, .term-pop")) return;
  const found = meant(target);
  if (found) {
    window.clearTimeout(leaving);
    leaving = 0;
    if (found.element !== bar.element) resting = window.setTimeout(() => bar.show(found.place, found.element), REST);
  } else if (!leaving && bar.open) {
    leaving = window.setTimeout(() => {
      leaving = 0;
      if (!bar.kept && !bar.contains(document.activeElement)) bar.hide();
    }, LEAVE);
  }
});

// a click or a tap keeps the toolbar; another one elsewhere, or on the same words, sends it away
document.addEventListener("click", ({ target }) => {
  if (bar.contains(target) || (target instanceof Element && target.closest("a, button, summary, input, select, label, .term, .term-pop"))) return;
  const selection = getSelection();
  if (selection && !selection.isCollapsed) return;
  const found = meant(target);
  if (!found || (bar.kept && bar.element === found.element)) bar.hide();
  else bar.show(found.place, found.element, true);
});

// the keyboard: one sentence takes the focus, arrows move to its neighbours, Enter goes into the toolbar
const stops = /** @type {HTMLElement[]} */ ([...article.querySelectorAll(".sentence, .block")].filter((element) => placeOf(element) && !element.closest("[hidden]")));
const hint = document.createElement("p");
hint.id = "point-keys";
hint.hidden = true;
hint.textContent = data.words.keys;
document.body.append(hint);
for (const stop of stops) {
  stop.tabIndex = stop === stops[0] ? 0 : -1;
  stop.setAttribute("aria-describedby", hint.id);
}
/** @param {HTMLElement} stop */
function goTo(stop) {
  for (const other of stops) other.tabIndex = other === stop ? 0 : -1;
  stop.focus();
}
document.addEventListener("focusin", ({ target }) => {
  if (!(target instanceof HTMLElement) || !stops.includes(target) || !target.matches(":focus-visible")) return;
  for (const other of stops) other.tabIndex = other === target ? 0 : -1;
  const place = placeOf(target);
  if (place && !bar.returning) bar.show(place, target);
});
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (target === bar.element && !bar.kept && !bar.contains(relatedTarget)) bar.hide();
});
document.addEventListener("keydown", (event) => {
  const { key, target, altKey, ctrlKey, metaKey } = event;
  if (altKey || ctrlKey || metaKey) return;
  if (key === "Escape" && bar.open) return bar.leave();
  const at = stops.indexOf(/** @type {HTMLElement} */ (target));
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[key];
  if (to !== undefined) {
    event.preventDefault();
    if (stops[to]) goTo(stops[to]);
  } else if (key === "Enter" || key === " ") {
    event.preventDefault();
    const place = placeOf(stops[at]);
    if (place) bar.show(place, stops[at], true);
    bar.enter();
  }
});

// some words are selected
let selecting = 0;
document.addEventListener("selectionchange", () => {
  window.clearTimeout(selecting);
  selecting = window.setTimeout(() => {
    const found = selectedPlace(article, places, page);
    if (found) bar.show(found.place, found.element, true);
    else if (bar.place?.kind === "part" && !bar.contains(document.activeElement)) bar.hide();
  }, 250);
});

startFacing(data.words.facing, places, page);
startAstray(data.words.astray, [...places.keys()].filter((id) => document.getElementById(id)), data.clauses, article, (clause) => `${roots[page]}${data.policy.folder}${clause}/`);
document.documentElement.dataset.point = "ready";
