// The difference between two texts, character by character.

/** @typedef {{kind: "same" | "gone" | "put", text: string}} Piece - gone: only in the first text; put: only in the second */

const MOST = 6_000_000; // cells of the table; two passages that long are shown one after the other

/**
 * @param {string} first
 * @param {string} second
 * @returns {Piece[]} together they spell both texts, same and gone the first, same and put the second
 */
export function difference(first, second) {
  const one = [...first], two = [...second];
  let head = 0;
  while (head < one.length && head < two.length && one[head] === two[head]) head += 1;
  let tail = 0;
  while (tail < one.length - head && tail < two.length - head && one[one.length - 1 - tail] === two[two.length - 1 - tail]) tail += 1;
  const a = one.slice(head, one.length - tail), b = two.slice(head, two.length - tail);
  /** @type {Piece[]} */
  const middle = a.length * b.length > MOST ? [{ kind: "gone", text: a.join("") }, { kind: "put", text: b.join("") }] : aligned(a, b);
  return joined([{ kind: "same", text: one.slice(0, head).join("") }, ...middle, { kind: "same", text: one.slice(one.length - tail).join("") }]);
}

/**
 * By the longest common sequence.
 *
 * @param {string[]} a
 * @param {string[]} b
 * @returns {Piece[]}
 */
function aligned(a, b) {
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width); // of a[i:] and b[j:]
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      common[at] = a[i] === b[j] ? 1 + (common[at + width + 1] ?? 0) : Math.max(common[at + width] ?? 0, common[at + 1] ?? 0);
    }
  }
  /** @type {Piece[]} */
  const pieces = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    const at = i * width + j;
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: "same", text: a[i] ?? "" });
      i += 1;
      j += 1;
    } else if (j === b.length || (i < a.length && (common[at + width] ?? 0) >= (common[at + 1] ?? 0))) {
      pieces.push({ kind: "gone", text: a[i] ?? "" });
      i += 1;
    } else {
      pieces.push({ kind: "put", text: b[j] ?? "" });
      j += 1;
    }
  }
  return pieces;
}

/** Neighbours of one kind in one piece; between two matches what is gone stands before what is put. @param {Piece[]} pieces @returns {Piece[]} */
function joined(pieces) {
  /** @type {Piece[]} */
  const out = [];
  let gone = "", put = "";
  const flush = () => {
    if (gone) out.push({ kind: "gone", text: gone });
    if (put) out.push({ kind: "put", text: put });
    gone = put = "";
  };
  for (const { kind, text } of pieces) {
    if (!text) continue;
    if (kind === "gone") gone += text;
    else if (kind === "put") put += text;
    else {
      flush();
      const last = out.at(-1);
      if (last?.kind === "same") last.text += text;
      else out.push({ kind, text });
    }
  }
  flush();
  return out;
}
