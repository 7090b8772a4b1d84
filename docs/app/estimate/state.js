// What the reader has chosen and typed, as one plain object: kept as typed, so that nothing is lost and both languages share it.

/**
 * @typedef {import("./schema.js").Path} Path
 * @typedef {import("./schema.js").RawAnswer} RawAnswer
 * @typedef {import("./schema.js").RawFacts} RawFacts
 *
 * @typedef {object} State
 * @property {string[]} chosen - benefit ids, in the order of the form
 * @property {{[benefit: string]: RawFacts}} answers - also of benefits that are not chosen at the moment
 * @property {RawFacts} beside - facts beside the answers: same_party, same_case, other_support
 */

/** @returns {State} */
export function emptyState() {
  return { chosen: [], answers: {}, beside: {} };
}

/**
 * @param {State} state
 * @returns {boolean} nothing chosen, nothing typed
 */
export function isEmpty(state) {
  return JSON.stringify(state) === JSON.stringify(emptyState());
}

/** Holds the state and tells listeners of each change. */
export class Store {
  /** @param {State} [state] */
  constructor(state = emptyState()) {
    this.state = state;
    /** @type {((state: State) => void)[]} */
    this.listeners = [];
  }

  /** @param {(state: State) => void} listener */
  subscribe(listener) {
    this.listeners.push(listener);
  }

  /**
   * @param {Path} path
   * @returns {RawAnswer | undefined}
   */
  get(path) {
    /** @type {any} */
    let found = this.state;
    for (const part of path) found = Object.hasOwn(Object(found), part) ? found[part] : undefined;
    return found;
  }

  /**
   * @param {Path} path
   * @param {RawAnswer | undefined} value - undefined: no longer answered
   */
  set(path, value) {
    this.replace(/** @type {State} */ (withValue(this.state, path, value)));
  }

  /** @param {State} state */
  replace(state) {
    this.state = state;
    this.notify();
  }

  /** Tell the listeners again: the form's fields have changed, or what may be said about them. */
  notify() {
    for (const listener of this.listeners) listener(this.state);
  }
}

/**
 * A copy with one place changed; lists and objects on the way are made where they are missing.
 *
 * @param {unknown} whole
 * @param {Path} path
 * @param {RawAnswer | undefined} value
 * @returns {unknown}
 */
function withValue(whole, [part, ...rest], value) {
  if (part === undefined) return value;
  if (typeof part === "number") {
    const list = Array.isArray(whole) ? [...whole] : [];
    while (list.length < part) list.push({});
    list[part] = withValue(list[part], rest, value);
    return list;
  }
  const copy = { .../** @type {Record<string, unknown>} */ (whole ?? {}) };
  const changed = withValue(copy[part], rest, value);
  if (changed === undefined) delete copy[part];
  else copy[part] = changed;
  return copy;
}

/**
 * The state out of something stored or received, however damaged: what has not the right shape is left out.
 *
 * @param {unknown} found
 * @returns {State}
 */
export function stateFrom(found) {
  const { chosen, answers, beside } = /** @type {Record<string, unknown>} */ (isObject(found) ? found : {});
  return {
    chosen: Array.isArray(chosen) ? [...new Set(chosen.filter((id) => typeof id === "string"))] : [],
    answers: isObject(answers)
      ? Object.fromEntries(Object.entries(answers).filter(([, facts]) => isObject(facts)).map(([id, facts]) => [id, factsFrom(facts)]))
      : {},
    beside: isObject(beside) ? factsFrom(beside) : {},
  };
}

/**
 * @param {object} found
 * @returns {RawFacts}
 */
function factsFrom(found) {
  /** @type {RawFacts} */
  const facts = {};
  for (const [key, value] of Object.entries(found)) {
    if (key === "__proto__") continue; // no question has this name; assigned, it would be no property
    if (typeof value === "string") facts[key] = value;
    else if (Array.isArray(value) && value.every((member) => typeof member === "string")) facts[key] = value;
    else if (Array.isArray(value)) facts[key] = value.map((member) => (isObject(member) ? factsFrom(member) : {}));
  }
  return facts;
}

/**
 * @param {unknown} value
 * @returns {value is object}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
