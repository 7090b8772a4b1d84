// The other language beside each sentence, on a clause's own page, while the reader wants it; and one language selected at a time.

import { TAGS } from "./data.js";

/** @typedef {import("./data.js").Place} Place */
/** @typedef {import("./data.js").Language} Language */

const KEPT = "facing";

/**
 * @param {{on: string, off: string}} words
 * @param {Map<string, Place>} places
 * @param {Language} page
 */
export function startFacing(words, places, page) {
  oneLanguageAtATime();
  const link = document.querySelector("a[data-facing]");
  const section = link?.closest(".words");
  if (!(link instanceof HTMLAnchorElement) || !(section instanceof HTMLElement)) return;
  const other = /** @type {Language} */ (1 - page);
  link.setAttribute("role", "button");

  /** @param {boolean} on */
  function set(on) {
    for (const old of section?.querySelectorAll(".facing") ?? []) old.remove();
    section?.classList.toggle("words--facing", on);
    link?.setAttribute("aria-pressed", String(on));
    if (link) link.textContent = on ? words.off : words.on;
    if (!on) return;
    for (const element of section?.querySelectorAll(".sentence, .block") ?? []) {
      const place = places.get(element.id);
      if (!place) continue;
      const beside = document.createElement(element.tagName);
      beside.className = "facing";
      beside.lang = TAGS[other];
      beside.dataset.at = place.id;
      beside.textContent = place.text[other];
      (element.nextElementSibling?.matches(".to-zh") ? element.nextElementSibling : element).after(beside);
    }
  }

  /** @param {Event} event */
  const toggle = (event) => {
    event.preventDefault();
    const on = link.getAttribute("aria-pressed") !== "true";
    keep(on);
    set(on);
  };
  link.addEventListener("click", toggle);
  link.addEventListener("keydown", (event) => event.key === " " && toggle(event));
  set(kept());
}

/** A selection that begins in one language stays in it, where both stand side by side. */
function oneLanguageAtATime() {
  document.addEventListener("pointerdown", ({ target }) => {
    const both = target instanceof Element ? target.closest(".words--facing, .bilingual") : null;
    if (!(both instanceof HTMLElement) || !(target instanceof Element)) return;
    const tag = target.closest(".md-content [lang]")?.getAttribute("lang") ?? document.documentElement.lang;
    both.dataset.selecting = tag.startsWith("en") ? "en" : "zh";
  });
}

function kept() {
  try {
    return localStorage.getItem(KEPT) === "on";
  } catch {
    return false; // no storage here
  }
}

/** @param {boolean} on */
function keep(on) {
  try {
    if (on) localStorage.setItem(KEPT, "on");
    else localStorage.removeItem(KEPT);
  } catch {
    // no storage here: it is not remembered
  }
}
