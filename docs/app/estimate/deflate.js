// Packing and unpacking for browsers that cannot do it themselves (Safari until 16.3, Chrome until 102); loaded there alone.

import { Inflate, deflateSync } from "fflate";

const PIECE = 1024; // bytes: unpacked at most a megabyte, so that too much is noticed long before it fills the memory

/** @param {Uint8Array<ArrayBuffer>} bytes */
export function deflate(bytes) {
  return deflateSync(bytes);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} most - bytes
 * @returns {Uint8Array<ArrayBuffer>} throws when there are more, or what is given is not whole
 */
export function inflate(bytes, most) {
  /** @type {Uint8Array[]} */
  const pieces = [];
  let size = 0;
  const stream = new Inflate((piece) => {
    size += piece.length;
    if (size > most) throw new RangeError("too much");
    pieces.push(piece);
  });
  for (let at = 0; at === 0 || at < bytes.length; at += PIECE) stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
