import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { download } from "../../../docs/app/runtime/download.js";

const WHOLE = new Uint8Array(100_000).map((_, n) => n % 251);
const FILE = { url: "stdlib.0123456789.zip", size: WHOLE.length, sha256: createHash("sha256").update(WHOLE).digest("base64") };
const LIMITS = { stall: 200, tries: 3, pause: 1, downloads: 1000, start: 1000, answer: 1000 };
const BASE = new URL("https://example.org/project/runtime/");

/** A fetch that answers by this list, one answer a call, and notes what it was asked. */
function server(...answers) {
  const asked = [];
  const fetch = async (url, { cache, signal }) => {
    asked.push({ url: url.href, cache });
    const answer = answers[asked.length - 1] ?? answers.at(-1);
    return answer(signal);
  };
  return { asked, fetch };
}

const whole = () => new Response(WHOLE);
const missing = () => new Response("Not Found", { status: 404 });
const page = () => new Response("<!doctype html>");
const half = () => new Response(WHOLE.slice(0, 50_000));
const longer = () => new Response(new Uint8Array(WHOLE.length + 1));
const flipped = () => new Response(WHOLE.map((byte, n) => (n === 70_000 ? byte ^ 1 : byte)));
const offline = () => Promise.reject(new TypeError("Failed to fetch"));
const silent = (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
const stuck = (signal) =>
  new Response(new ReadableStream({
    start(controller) {
      controller.enqueue(WHOLE.slice(0, 10));
      signal.addEventListener("abort", () => controller.error(signal.reason));
    },
  }));

async function get(answers, options = {}) {
  const { asked, fetch } = server(...answers);
  const progress = [];
  const result = await download("stdlib.zip", FILE, BASE, { limits: LIMITS, fresh: false, onProgress: (_, bytes) => progress.push(bytes), fetch, ...options })
    .then((bytes) => ({ bytes }), (fault) => ({ fault }));
  return { ...result, asked, progress };
}

test("A whole file comes from the cache if it is there, with its progress", async () => {
  const { bytes, asked, progress } = await get([whole]);
  assert.deepEqual(bytes, WHOLE);
  assert.deepEqual(asked, [{ url: "https://example.org/project/runtime/stdlib.0123456789.zip", cache: "default" }]);
  assert.equal(progress.at(-1), WHOLE.length);
});

test("After a failed start every file is fetched past the cache", async () => {
  const { asked } = await get([whole], { fresh: true });
  assert.equal(asked[0].cache, "reload");
});

for (const [name, answer, reason] of [
  ["missing", missing, "status"], ["replaced by a page", page, "cut-short"], ["cut at half", half, "cut-short"], ["too long", longer, "damaged"],
  ["changed in one byte", flipped, "damaged"], ["out of reach", offline, "unreachable"], ["not answered", silent, "stalled"], ["stuck midway", stuck, "stalled"],
]) {
  test(`A file that is ${name} once is fetched again past the cache`, async () => {
    const { bytes, asked, progress } = await get([answer, whole]);
    assert.deepEqual(bytes, WHOLE);
    assert.deepEqual(asked.map(({ cache }) => cache), ["default", "reload"]);
    assert.ok(progress.includes(0), "progress falls back");
  });

  test(`A file that stays ${name} is reported with its name after three tries`, async () => {
    const { fault, asked } = await get([answer]);
    assert.equal(fault.file, "stdlib.zip");
    assert.equal(fault.reason, reason);
    assert.equal(asked.length, 3);
  });
}

test("A download that moves, however slowly, is not given up", async () => {
  const slow = () => new Response(new ReadableStream({
    async start(controller) {
      for (let at = 0; at < WHOLE.length; at += 20_000) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        controller.enqueue(WHOLE.slice(at, at + 20_000));
      }
      controller.close();
    },
  }));
  const { bytes, asked } = await get([slow]);
  assert.deepEqual(bytes, WHOLE);
  assert.equal(asked.length, 1);
});
