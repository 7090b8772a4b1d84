// The search off the page's thread: loads the index once, answers queries in order.
// In: {index: address} once, then {id, query}. Out: {ready: true} or {failed: reason}, then {id, items, perhaps}.

import { createSearch } from "./search.js";

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** @type {Promise<(query: string) => import("./search.js").Found> | undefined} */
let search;

/** @param {string} address */
async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return createSearch(await answer.json());
}

scope.addEventListener("message", async ({ data }) => {
  try {
    if ("index" in data) {
      search = load(data.index);
      await search;
      scope.postMessage({ ready: true });
    } else if (search) {
      scope.postMessage({ id: data.id, ...(await search)(data.query) });
    }
  } catch (error) {
    scope.postMessage({ failed: String(error) });
  }
});
