// First thing on the estimate page: starts the calculator's download, fetches the form, and says so when that fails.

import { createEstimator } from "../runtime/client.js";
import { fetchNamed } from "../runtime/named.js";
import { ran } from "../site/ran.js";
import { mount } from "./main.js";

/** @typedef {import("../runtime/client.js").RuntimeState} RuntimeState */

ran(import.meta.url);

// This script does not wait for the page (async): the calculator's download starts before it is parsed.
const source = /** @type {HTMLLinkElement | null} */ (document.getElementById("estimate-form"));

if (source) {
  const calculator = start(source.dataset.policy);
  if (document.readyState === "loading") await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed));
  const place = document.getElementById("estimate");
  const failed = document.getElementById("estimate-failed");
  const again = failed?.querySelector("button");
  again?.addEventListener("click", () => void load(source.href, calculator, true));
  await load(source.href, calculator, false);

  /** @param {string} href @param {import("./main.js").Calculator} calculator @param {boolean} fresh */
  async function load(href, calculator, fresh) {
    if (failed) failed.hidden = true;
    try {
      await mount(/** @type {HTMLElement} */ (place), await fetchNamed(href, fresh), calculator);
    } catch (error) {
      console.error(error);
      if (failed) failed.hidden = false;
    }
  }
}

/**
 * The calculator loads while the form is fetched and filled in; its state is told to whoever watches later.
 *
 * @param {string} [policy] - the page's, when it is not the one that the site speaks of first
 * @returns {import("./main.js").Calculator}
 */
function start(policy) {
  /** @type {RuntimeState} */
  let state = { phase: "loading", done: 0, of: 0 };
  /** @type {(state: RuntimeState) => void} */
  let tell = () => {};
  const estimator = createEstimator({ policy, onState: (/** @type {RuntimeState} */ now) => { state = now; tell(now); } });
  return { estimator, watch: (onState) => { tell = onState; onState(state); } };
}
