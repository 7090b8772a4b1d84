// The one error of this folder: the input has not the shape that was understood when the scripts were written.

/** Nothing is cut from a file that is not understood in full. */
export class Unexpected extends Error {
  /** @param {string} where @param {string} what */
  constructor(where, what) {
    super(`${where}: ${what.slice(0, 300)}`);
    this.name = "Unexpected";
  }
}

/**
 * @template Value
 * @param {Value | null | undefined | false} value
 * @param {string} where
 * @param {string} what
 * @returns {Value}
 */
export function expect(value, where, what) {
  if (value === null || value === undefined || value === false) throw new Unexpected(where, what);
  return value;
}
