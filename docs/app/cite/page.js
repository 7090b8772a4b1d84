// The citation page: reads a reference, shows the clause with its words, every form to copy, and a QR code.

import { fetchNamed } from "../runtime/named.js";
import { ran } from "../site/ran.js";
import { placesOf } from "./data.js";
import { parse } from "./parse.js";
import { called, dayWords } from "./forms.js";
import { made, placeCard } from "./card.js";

/** @typedef {import("./data.js").Place} Place */
/** @typedef {import("./result.js").Result} Result */

/** @type {((text: string) => Result) | undefined} */
let reader;

/** What the page understands by a reference; undefined until its data is there. @param {string} text */
export const read = (text) => reader?.(text);

ran(import.meta.url);
start();

async function start() {
  const home = document.getElementById("cite");
  const source = document.getElementById("cite-form");
  if (!home || !(source instanceof HTMLLinkElement)) return;
  try {
    run(home, await fetchNamed(source.href));
  } catch {
    document.getElementById("cite-failed")?.removeAttribute("hidden");
    home.replaceChildren();
  }
}

/**
 * @param {HTMLElement} home
 * @param {{language: string, words: any, policies: import("./data.js").Policy[]}} data
 */
function run(home, { language, words: all, policies }) {
  const page = /** @type {import("./data.js").Language} */ (language === "zh" ? 0 : 1);
  const w = all.page;
  const known = policies.map((policy) => ({ policy, places: placesOf(policy) }));
  const here = new URL(page ? "../../" : "../", location.href);
  const roots = /** @type {[string, string]} */ ([here.href, new URL("en/", here).href]);
  const form = made("form", "cite-ask");
  const label = made("label", "", w.input);
  const input = document.createElement("textarea");
  input.id = "reference";
  input.rows = 2;
  input.placeholder = w.placeholder;
  input.spellcheck = false;
  input.autocomplete = "off";
  label.setAttribute("for", input.id);
  const find = made("button", "cite-find", w.find);
  const examples = made("p", "cite-examples", `${w.examples} `);
  for (const text of w.examples_to_try.split(" | ")) {
    const example = /** @type {HTMLButtonElement} */ (made("button", "", text));
    example.type = "button";
    example.addEventListener("click", () => {
      input.value = text;
      show(true);
      input.focus();
    });
    examples.append(example, " ");
  }
  form.append(label, input, find, examples);
  const status = made("p", "cite-status");
  status.setAttribute("role", "status");
  const out = made("div", "cite-out");
  home.replaceChildren(form, status, out);

  let shown = "";
  let waiting = 0;
  /** @param {boolean} [said] - whether a reference that is not understood is said to be so */
  function show(said = false) {
    window.clearTimeout(waiting);
    const found = parse(input.value, known);
    const key = `${found.status} ${found.places.map(({ id, policy }) => policy.slug + id)} ${found.text} ${found.day} ${said}`;
    remember(input.value);
    if (key === shown) return;
    shown = key;
    status.className = "cite-status";
    status.textContent = "";
    out.replaceChildren();
    if (found.status === "empty" || (!said && found.status === "malformed")) return;
    const [place] = found.places;
    status.textContent = found.status === "found" ? called(place, page) : messageOf(found, w, page);
    status.classList.toggle("cite-status--wrong", found.status !== "found" && found.status !== "ambiguous");
    if (place && found.status !== "ambiguous") out.append(placeCard(place, page, roots, all, found.version && found.day ? found.version : undefined));
    const others = found.status === "ambiguous" ? found.places : found.near.filter((near) => near !== place);
    const version = found.status !== "early" && found.day ? found.version : undefined;
    if (others.length) out.append(choices(others, found.status === "ambiguous" ? w.candidates : w.nearest, version));
    else if (!place) out.append(made("p", "hint", w.none));
  }

  /** @param {Place[]} places @param {string} title @param {string} [version] - of the day that the reference names */
  function choices(places, title, version) {
    const section = made("section", "cite-choices");
    const list = document.createElement("ul");
    for (const place of places) {
      const item = document.createElement("li");
      const choose = /** @type {HTMLButtonElement} */ (made("button", "", called(place, page)));
      choose.type = "button";
      choose.dataset.id = place.id;
      const words = place.kind === "node" ? place.clause.title[page] : place.text[page];
      choose.append(made("span", "", words.length > 120 ? `${words.slice(0, 119)}…` : words));
      choose.addEventListener("click", () => {
        window.clearTimeout(waiting);
        shown = "";
        status.className = "cite-status";
        status.textContent = called(place, page);
        out.replaceChildren(placeCard(place, page, roots, all, version));
      });
      item.append(choose);
      list.append(item);
    }
    section.append(made("h2", "", title), list);
    return section;
  }
  input.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => show(), 250);
  });
  input.addEventListener("paste", () => window.setTimeout(() => show(true)));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    show(true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(true);
  });
  input.value = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
  if (input.value) show(true);
  document.documentElement.dataset.cite = "ready";
  reader = (text) => parse(text, known);
}

/** What is wrong, in words. @param {Result} found @param {Record<string, string>} w @param {import("./data.js").Language} page */
function messageOf(found, w, page) {
  const text = found.text.length > 60 ? `${found.text.slice(0, 59)}…` : found.text;
  const day = found.day ? dayWords(found.day, page) : text;
  return w[found.status].replace("{text}", text).replace("{date}", day).replace("{first}", found.version ? dayWords(found.version, page) : "");
}

/** What is typed stays in the address, so that it can be reloaded and sent on. @param {string} text */
function remember(text) {
  history.replaceState(null, "", text ? `#${new URLSearchParams({ q: text })}` : location.pathname + location.search);
}
