// The answers as the fragment of a link (#a=…), which a browser never sends to a server; and back, with a check for damage.

import { stateFrom } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {{state: State, version: string} | {fault: "cut" | "other-policy" | "unknown-form" | "not-loaded"}} Opened */

const FORM = "1";
const LONGEST = 200_000;
const LARGEST = 5_000_000; // bytes of the answers, unpacked: a short text can hold hundreds of megabytes of one letter

/**
 * @param {string} policy
 * @param {string} version - date of the rules that the answers were given for
 * @param {State} state
 * @returns {Promise<string>} what follows #a=
 */
export async function pack(policy, version, state) {
  const bytes = new TextEncoder().encode(JSON.stringify({ policy, version, ...state }));
  const stream = own(() => new CompressionStream("deflate-raw"));
  const text = base64url(stream ? await through(bytes, stream) : (await import("./deflate.js")).deflate(bytes));
  return `${FORM}.${text}.${checksum(text)}`;
}

/**
 * @param {string} packed - what follows #a=
 * @param {string} policy - the one that this page is about
 * @returns {Promise<Opened>}
 */
export async function unpack(packed, policy) {
  const [form, text, check, ...more] = packed.trim().split(".");
  if (form && form !== FORM && /^\d+$/.test(form)) return { fault: "unknown-form" };
  if (form !== FORM || !text || text.length > LONGEST || check !== checksum(text) || more.length > 0) return { fault: "cut" };
  const stream = own(() => new DecompressionStream("deflate-raw"));
  const inflate = stream ? null : await import("./deflate.js").then((script) => script.inflate, () => null);
  if (!stream && !inflate) return { fault: "not-loaded" };
  try {
    const packedBytes = fromBase64url(text);
    const bytes = stream ? await through(packedBytes, stream) : inflate?.(packedBytes, LARGEST);
    const found = JSON.parse(new TextDecoder().decode(bytes));
    if (found?.policy !== policy) return { fault: "other-policy" };
    return { state: stateFrom(found), version: String(found.version) };
  } catch {
    return { fault: "cut" };
  }
}

/**
 * @template T
 * @param {() => T} make
 * @returns {T | null} null where the browser has no such stream, or not this format
 */
function own(make) {
  try {
    return make();
  } catch {
    return null;
  }
}

/**
 * FNV-1a over the text, five characters: enough to notice a cut or a slip, no secret.
 *
 * @param {string} text
 */
function checksum(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, "0").slice(-5);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @returns {Promise<Uint8Array<ArrayBuffer>>} rejects when it is more than LARGEST
 */
async function through(bytes, stream) {
  let size = 0;
  const limit = new TransformStream({ transform(/** @type {Uint8Array} */ piece, out) {
    size += piece.length;
    if (size > LARGEST) throw new RangeError("too much");
    out.enqueue(piece);
  } });
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream).pipeThrough(limit)).arrayBuffer());
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** @param {string} text */
function fromBase64url(text) {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
}
