// First thing on the letter page: fetches its words and clauses; the check itself is fetched when somebody is about to use it.

import { createEstimator } from "../runtime/client.js";
import { fetchNamed } from "../runtime/named.js";
import { ran } from "../site/ran.js";
import { mount } from "./main.js";

ran(import.meta.url);

const place = document.getElementById("letter");
const source = /** @type {HTMLLinkElement | null} */ (document.getElementById("letter-form"));
const failed = document.getElementById("letter-failed");

if (place && source) {
  const checker = start();
  failed?.querySelector("button")?.addEventListener("click", () => void load(place, source.href, true));
  await load(place, source.href, false);

  /** @param {HTMLElement} home @param {string} href @param {boolean} fresh */
  async function load(home, href, fresh) {
    if (failed) failed.hidden = true;
    try {
      mount(home, await fetchNamed(href, fresh), checker);
    } catch (error) {
      console.error(error);
      if (failed) failed.hidden = false;
    }
  }
}

/** @returns {import("./main.js").Checker} */
function start() {
  /** @type {import("../runtime/client.js").RuntimeState} */
  let state = { phase: "idle" };
  /** @type {(state: import("../runtime/client.js").RuntimeState) => void} */
  let tell = () => {};
  const client = createEstimator({ start: false, onState: (now) => { state = now; tell(now); } });
  return { client, watch: (onState) => { tell = onState; onState(state); } };
}
