// From code points, in which the check counts, to the UTF-16 places of a JavaScript string.

/**
 * @param {string} text
 * @returns {(codePoint: number) => number}
 */
export function placesIn(text) {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return (codePoint) => codePoint;
  /** @type {number[]} */
  const places = [];
  let at = 0;
  for (const c of text) {
    places.push(at);
    at += c.length;
  }
  return (codePoint) => places[codePoint] ?? at;
}
