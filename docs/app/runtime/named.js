// A JSON file whose name holds the beginning of its digest: taken only when it says what its name says.

import { sha256 } from "./sha256.js";

/**
 * @param {string} href - …/form.zh.f963be0d8d.json
 * @param {boolean} [fresh] - past the browser's cache; else that is tried when what it holds is damaged
 * @returns {Promise<any>} rejects when the file does not come, or comes damaged twice
 */
export async function fetchNamed(href, fresh = false) {
  const response = await fetch(href, fresh ? { cache: "reload" } : {});
  if (!response.ok) throw new Error(`${href}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const digest = Array.from(atob(await sha256(bytes)), (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  if (href.includes(`.${digest.slice(0, 10)}.`)) return JSON.parse(new TextDecoder().decode(bytes));
  if (fresh) throw new Error(`${href}: damaged`);
  return fetchNamed(href, true);
}
