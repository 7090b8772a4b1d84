// Bytes as text, in the encodings of Chinese offices.

/** @param {Uint8Array} bytes @param {number[]} start */
export function begins(bytes, start) {
  return start.every((byte, n) => bytes[n] === byte);
}

/**
 * UTF-8, UTF-16 with its mark, otherwise GB18030, in which Windows and Excel save text in China.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {string}
 */
export function decoded(bytes) {
  if (begins(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (begins(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
