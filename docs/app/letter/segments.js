// The letter cut into words and marks, one inside another where findings lie inside each other.

/** @typedef {import("./letter_types.js").Finding} Finding */
/** @typedef {string | {finding: Finding, first: boolean, inside: Segment[]}} Segment - first: the mark begins here (where two cross, one is cut) */

/**
 * @param {string} text
 * @param {Finding[]} findings - in the order of the letter, the longer first where two begin together
 * @returns {Segment[]} whose words, joined, are the text
 */
export function segments(text, findings) {
  return within(text, 0, text.length, findings.map((finding) => ({ finding, start: finding.start, end: finding.end, first: true })));
}

/**
 * @typedef {{finding: Finding, start: number, end: number, first: boolean}} Span
 * @param {string} text @param {number} start @param {number} end
 * @param {Span[]} spans - in order; they begin inside
 * @returns {Segment[]}
 */
function within(text, start, end, spans) {
  /** @type {Segment[]} */
  const out = [];
  const queue = [...spans];
  let at = start;
  for (let span = queue.shift(); span; span = queue.shift()) {
    if (span.start > at) out.push(text.slice(at, span.start));
    const { finding, start: from, end: to, first } = span;
    /** @type {Span[]} */
    const inside = [];
    /** @type {Span[]} */
    const after = [];
    while (queue[0] && queue[0].start < to) {
      const next = /** @type {Span} */ (queue.shift());
      inside.push({ ...next, end: Math.min(next.end, to) });
      if (next.end > to) after.push({ ...next, start: to, first: false });
    }
    out.push({ finding, first, inside: within(text, from, to, inside) });
    queue.unshift(...after.sort((a, b) => a.start - b.start || b.end - a.end));
    at = to;
  }
  if (at < end) out.push(text.slice(at, end));
  return out;
}
