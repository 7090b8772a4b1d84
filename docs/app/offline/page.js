// The page about use without network: what is kept, with buttons to keep all of it or nothing. Its words are in the page.

import { ran } from "../site/ran.js";
import { available, isOff, register, say, setOff } from "./register.js";

ran(import.meta.url);

const place = document.getElementById("offline");
if (place) start(place);

/** @param {HTMLElement} place */
function start(place) {
  const keep = /** @type {HTMLButtonElement | null} */ (place.querySelector("[data-do=keep]"));
  const forget = /** @type {HTMLButtonElement | null} */ (place.querySelector("[data-do=forget]"));
  const missing = document.getElementById("missing");
  if (missing) missing.hidden = location.search !== "?missing";

  keep?.addEventListener("click", () => void act(async () => {
    setOff(false);
    const registration = await register();
    await navigator.serviceWorker.ready;
    for (const group of Object.keys((await say({ tell: true }, registration)).sizes ?? {})) if (group) await say({ keep: group }, registration);
  }));
  forget?.addEventListener("click", () => void act(async () => {
    setOff(true);
    const registration = await navigator.serviceWorker.getRegistration(new URL("../", import.meta.url));
    const mark = `yuyao-policy ${new URL("../", import.meta.url).pathname} `;
    for (const name of await caches.keys()) if (name.startsWith(mark)) await caches.delete(name);
    await registration?.unregister();
  }));
  place.hidden = false;
  void show("");

  /** @param {() => Promise<void>} work */
  async function act(work) {
    for (const button of [keep, forget]) if (button) button.disabled = true;
    await show("busy");
    try {
      await work();
      await show("");
    } catch {
      await show("failed");
    }
    for (const button of [keep, forget]) if (button) button.disabled = false;
  }

  /** @param {string} now - busy, failed, or by what is kept */
  async function show(now) {
    const kept = available() ? await known() : null;
    const all = kept && Object.keys(kept.sizes).every((group) => !group || kept.groups.includes(group));
    const said = now || (!available() ? "never" : isOff() || !kept ? "none" : all ? "all" : "some");
    for (const element of place.querySelectorAll("[data-state]")) {
      /** @type {HTMLElement} */ (element).hidden = element.getAttribute("data-state") !== said;
    }
    for (const element of place.querySelectorAll("[data-size]")) {
      const bytes = kept?.sizes[element.getAttribute("data-size") ?? ""];
      element.textContent = bytes === undefined ? "–" : `${(bytes / 1e6).toFixed(1)} MB`;
    }
    for (const element of place.querySelectorAll("[data-kept]")) {
      const group = element.getAttribute("data-kept") ?? "";
      /** @type {HTMLElement} */ (element).hidden = !kept || (group !== "" && !kept.groups.includes(group));
    }
    if (keep) keep.hidden = !available() || said === "all";
    if (forget) forget.hidden = !available() || said === "none" || said === "never";
  }
}

/** @returns {Promise<{groups: string[], sizes: Record<string, number>} | null>} null: nothing is kept */
async function known() {
  const registration = await navigator.serviceWorker.getRegistration(new URL("../", import.meta.url));
  if (!registration || !(registration.waiting ?? registration.active)) return null;
  const { state, sizes } = await say({ tell: true }, registration);
  return { groups: state?.groups ?? [], sizes: sizes ?? {} };
}
