// The words of the page, out of the strings files: a missing one is a fault of the build, never shown as its key.

/** @typedef {{[key: string]: string | Words}} Words */
/** @typedef {(key: string, values?: Record<string, unknown>) => string} Translate */

/**
 * @param {Words} words
 * @returns {Translate} throws when the key has no words
 */
export function translator(words) {
  return (key, values = {}) => {
    const found = lookUp(words, key);
    if (typeof found !== "string") throw new Error(`No words for ${key}`);
    return fill(found, values);
  };
}

/**
 * @param {Words} words
 * @param {string} key - dotted
 * @returns {string | Words | undefined}
 */
export function lookUp(words, key) {
  /** @type {string | Words | undefined} */
  let found = words;
  for (const part of key.split(".")) {
    found = typeof found === "object" && Object.hasOwn(found, part) ? found[part] : undefined;
  }
  return found;
}

/**
 * Put values into the places of a sentence: {n}, and {n:group|groups} for one and for many.
 *
 * @param {string} template
 * @param {Record<string, unknown>} values - a place without a value stays as it is written, and is seen
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)(?::([^|{}]*)\|([^{}]*))?\}/g, (place, name, one, many) => {
    if (!Object.hasOwn(values, name)) return place;
    if (one === undefined) return String(values[name]);
    return values[name] === 1 || values[name] === "1" ? one : many;
  });
}
