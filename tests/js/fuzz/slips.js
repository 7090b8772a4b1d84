// Texts and bytes that are almost right, the same for the same seed, and a clock that every one of them must beat.

import assert from "node:assert/strict";
import { random } from "../letter/random.js";

const PIECES = ["", "=", "+", "%", "%00", "%E4", "&", ".", "#", "-", "_", "\0", "\ud800", "𠮷", "　", "\ufeff", "\n", "\t", '"', "'", "《", "》", "〔",
  "“", "”", "第", "条", "零", "9".repeat(40), "10", "m4s2", "(", ")", "[", "]", "\\", "a".repeat(300), "__proto__", "constructor", "null", "{}", "<b>"];

/**
 * One to four slips: something put in, taken out, doubled, moved or changed.
 * @param {string} source @param {ReturnType<typeof random>} random
 */
export function slipped(source, { number }) {
  let text = source;
  for (let slips = 1 + number(4); slips > 0; slips -= 1) {
    const from = number(text.length + 1), to = Math.min(text.length, from + number(40));
    const part = text.slice(from, to), piece = PIECES[number(PIECES.length)] ?? "";
    const rest = text.slice(0, from) + text.slice(to), at = number(rest.length + 1);
    text = [
      text.slice(0, from) + piece + text.slice(from),
      rest,
      text.slice(0, to) + part + text.slice(to),
      rest.slice(0, at) + part + rest.slice(at),
      text.slice(0, from) + String.fromCharCode(number(0x10000)) + text.slice(from + 1),
    ][number(5)] ?? text;
  }
  return text;
}

/** @param {Uint8Array} source @param {ReturnType<typeof random>} random */
export function damaged(source, { number }) {
  const bytes = Uint8Array.from(source);
  for (let slips = 1 + number(6); slips > 0 && bytes.length > 0; slips -= 1) bytes[number(bytes.length)] = number(256);
  const from = number(bytes.length + 1);
  return [bytes, bytes.slice(0, from), Uint8Array.from([...bytes.slice(0, from), ...bytes.slice(number(bytes.length + 1))])][number(3)] ?? bytes;
}

/**
 * Fails when one input takes longer than some seconds, or all of them more memory than some megabytes.
 * @template Value
 * @param {string} what @param {() => Value | Promise<Value>} work @param {number} [seconds]
 */
export async function soon(what, work, seconds = 2) {
  const begin = performance.now();
  const found = await work();
  const took = (performance.now() - begin) / 1000;
  assert.ok(took < seconds, `${took.toFixed(1)} s for ${what.slice(0, 300)}`);
  return found;
}

export { random };
