// On every page: the search, the language switch that keeps the fragment, the menu for keyboards, the table's filter, use offline.

import { keepSite } from "../offline/register.js";
import { startSearch } from "../search/dialog.js";
import { startGlance } from "./glance.js";
import { suggest } from "./missing.js";
import { follow } from "./moved.js";
import { ran } from "./ran.js";
import { startRescue } from "./rescue.js";
import { startTerms } from "./terms.js";

ran(import.meta.url);
startRescue([...document.scripts].find((script) => script.src === import.meta.url));
follow();
suggest();
void keepSite();
startTerms();

const search = document.querySelector("[data-search]");
if (search instanceof HTMLElement) startSearch(search);
for (const section of document.querySelectorAll(".glance")) startGlance(/** @type {HTMLElement} */ (section));

// the same clause in the other language, and the same sentence where one is in the address
document.addEventListener(
  "click",
  ({ target }) => {
    const link = target instanceof Element ? target.closest(".lang-switch a") : null;
    if (link instanceof HTMLAnchorElement) link.hash = location.hash;
  },
  true,
);

// Material opens its menu and its search with labels, which no keyboard reaches: these are buttons that switch the same boxes
for (const opener of document.querySelectorAll("button[data-toggle]")) {
  opener.addEventListener("click", () => document.getElementById(opener.getAttribute("data-toggle") ?? "")?.click());
}

const drawer = document.getElementById("__drawer");
const button = document.querySelector('[data-toggle="__drawer"]');
const contents = document.getElementById("contents");
if (drawer instanceof HTMLInputElement && button instanceof HTMLElement && contents) {
  drawer.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(drawer.checked));
    // the drawer becomes visible with the next frame: only then can it take the focus
    if (drawer.checked) requestAnimationFrame(() => contents.querySelector("a")?.focus());
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && drawer.checked) {
      drawer.click();
      button.focus();
    }
  });
  // the keyboard has left the open drawer: it closes, so that nothing lies over what is focused now
  contents.addEventListener("focusout", ({ relatedTarget }) => {
    if (drawer.checked && relatedTarget instanceof Node && !contents.contains(relatedTarget) && relatedTarget !== button) drawer.click();
  });
}
