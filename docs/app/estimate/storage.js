// Keeps the answers in this browser: a reload, going back or the other language finds them again. Nothing is sent anywhere.

import { isEmpty, stateFrom } from "./state.js";

/** @typedef {import("./state.js").State} State */

const KEY = "yuyao-policy.estimate";
const BEFORE = "yuyao-policy.estimate.before";

/**
 * @param {string} policy - answers to another policy's questions are not taken
 * @returns {State | null} null: nothing kept, or this browser keeps nothing
 */
export function recall(policy) {
  return read(KEY, policy);
}

/**
 * @param {string} policy
 * @param {State} state
 */
export function keep(policy, state) {
  write(KEY, policy, state);
}

/**
 * Put aside the answers that a link's answers replace.
 *
 * @param {string} policy
 * @param {State} state
 */
export function putAside(policy, state) {
  write(BEFORE, policy, state);
}

/**
 * @param {string} policy
 * @returns {State | null}
 */
export function recallPutAside(policy) {
  return read(BEFORE, policy);
}

/** Forget everything that this page has kept. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
    localStorage.removeItem(BEFORE);
  } catch {
    // A browser that refuses storage has kept nothing.
  }
}

/** @param {string} key @param {string} policy */
function read(key, policy) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null");
    if (kept?.policy !== policy) return null;
    const state = stateFrom(kept);
    return isEmpty(state) ? null : state;
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} policy @param {State} state */
function write(key, policy, state) {
  try {
    if (isEmpty(state)) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ policy, ...state }));
  } catch {
    // Full, or forbidden: the answers stay in the page, which is all that can be done.
  }
}
