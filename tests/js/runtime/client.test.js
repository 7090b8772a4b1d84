import assert from "node:assert/strict";
import { test } from "node:test";

import { createEstimator } from "../../../docs/app/runtime/client.js";

globalThis.RUNTIME_WORKER = { url: "./runtime.js", size: 1, sha256: "" };
const LIMITS = { stall: 30, tries: 3, pause: 1, downloads: 1000, start: 30, answer: 30 };
const settle = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Workers that do nothing by themselves; the test says what each reports. */
function setting(options = {}) {
  const workers = [], states = [];
  const estimator = createEstimator({
    limits: LIMITS,
    onState: (state) => states.push(state),
    verify: () => null,
    spawn: (url) => {
      const worker = { fresh: url.searchParams.has("fresh"), posted: [], ended: false, postMessage: (message) => worker.posted.push(message), terminate: () => { worker.ended = true; } };
      worker.says = (data) => worker.onmessage({ data });
      worker.answers = (value) => worker.says({ type: "answer", id: worker.posted.at(-1).id, text: JSON.stringify(value) });
      workers.push(worker);
      return worker;
    },
    ...options,
  });
  return { estimator, workers, states, phases: () => states.map(({ phase }) => phase) };
}

const claims = (worker) => worker.posted.map(({ text }) => JSON.parse(text));

test("The states are told in order, with the progress of the download", async () => {
  const { workers, states } = setting();
  for (const message of [{ type: "alive" }, { type: "progress", done: 5, of: 10 }, { type: "starting" }, { type: "ready" }]) workers[0].says(message);
  assert.deepEqual(states, [
    { phase: "loading", done: 0, of: 0 }, { phase: "loading", done: 5, of: 10 }, { phase: "starting" }, { phase: "ready" },
  ]);
  assert.equal(workers[0].fresh, false);
});

test("What a damaged script counts is not shown", () => {
  const { workers, states } = setting();
  for (const of of [undefined, Number.NaN, 0]) workers[0].says({ type: "progress", done: 0, of });
  assert.deepEqual(states, [{ phase: "loading", done: 0, of: 0 }]);
});

test("A claim asked before the calculator is ready is answered when it is", async () => {
  const { estimator, workers } = setting();
  const estimate = estimator.estimate({ answers: { a: 1 } });
  assert.deepEqual(workers[0].posted, []);
  workers[0].says({ type: "ready" });
  workers[0].answers({ totals: [] });
  assert.deepEqual(await estimate, { totals: [] });
});

test("One claim at a time, the newest first, and none is lost", async () => {
  const { estimator, workers } = setting();
  const order = [];
  workers[0].says({ type: "ready" });
  const all = [1, 2, 3].map((n) => estimator.estimate({ n }).then(() => order.push(n)));
  for (let n = 0; n < 3; n++) { workers[0].answers({}); await settle(); }
  await Promise.all(all);
  assert.deepEqual(claims(workers[0]), [{ n: 1 }, { n: 3 }, { n: 2 }]);
  assert.deepEqual(order, [1, 3, 2]);
});

test("With start: false nothing is loaded before the first claim", () => {
  const { estimator, workers } = setting({ start: false });
  assert.equal(workers.length, 0);
  estimator.estimate({}).catch(() => {});
  assert.equal(workers.length, 1);
  estimator.dispose();
});

test("A failed start is tried once more past the cache; the claim waits through it", async () => {
  const { estimator, workers, phases } = setting();
  const estimate = estimator.estimate({});
  workers[0].says({ type: "failed", file: "stdlib.zip", reason: "damaged", detail: "" });
  assert.equal(workers[0].ended, true);
  assert.equal(workers[1].fresh, true);
  workers[1].says({ type: "ready" });
  workers[1].answers({ ok: true });
  assert.deepEqual(await estimate, { ok: true });
  assert.ok(!phases().includes("failed"));
});

test("A second failure is reported with the file and why, and the waiting claim is rejected", async () => {
  const { estimator, workers, states } = setting();
  const estimate = estimator.estimate({});
  for (const n of [0, 1]) workers[n].says({ type: "failed", file: "stdlib.zip", reason: "damaged", detail: "digest" });
  assert.deepEqual(states.at(-1), { phase: "failed", file: "stdlib.zip", reason: "damaged", detail: "digest" });
  await assert.rejects(estimate, { name: "EstimateError", reason: "damaged" });
  await assert.rejects(estimator.estimate({}), { name: "EstimateError", reason: "damaged" });
  assert.equal(workers.length, 2);
});

test("retry() after a failure loads again past the cache", async () => {
  const { estimator, workers, phases } = setting();
  for (const n of [0, 1]) workers[n].says({ type: "failed", file: "policy.json", reason: "status", detail: "404" });
  estimator.retry();
  assert.equal(workers[2].fresh, true);
  workers[2].says({ type: "ready" });
  assert.equal(phases().at(-1), "ready");
  const estimate = estimator.estimate({});
  workers[2].answers({});
  assert.deepEqual(await estimate, {});
});

test("A worker whose script never arrives is given up after the stall limit", async () => {
  const { states, workers } = setting();
  await settle(2 * LIMITS.stall + 40);
  assert.equal(workers.length, 2);
  assert.deepEqual(states.at(-1), { phase: "failed", file: "worker.js", reason: "stalled", detail: "" });
});

test("A worker whose script is broken is given up", () => {
  const { states, workers } = setting();
  for (const n of [0, 1]) workers[n].onerror({ preventDefault() {}, message: "SyntaxError" });
  assert.deepEqual(states.at(-1), { phase: "failed", file: "worker.js", reason: "blocked", detail: "SyntaxError" });
});

test("A browser that refuses to make a worker is reported, not thrown", () => {
  const { states } = setting({ spawn: () => { throw new Error("SecurityError"); } });
  assert.equal(states.at(-1).phase, "failed");
  assert.equal(states.at(-1).reason, "blocked");
});

test("A claim that breaks Python is asked once more in a new worker, then rejected; others are answered", async () => {
  const { estimator, workers } = setting();
  workers[0].says({ type: "ready" });
  const bad = estimator.estimate({ bad: true });
  workers[0].says({ type: "broken", id: workers[0].posted[0].id, detail: "RuntimeError" });
  assert.equal(workers[0].ended, true);
  workers[1].says({ type: "ready" });
  assert.deepEqual(claims(workers[1]), [{ bad: true }]);
  workers[1].says({ type: "broken", id: workers[1].posted[0].id, detail: "RuntimeError" });
  await assert.rejects(bad, { name: "EstimateError", reason: "crashed", detail: "RuntimeError" });
  workers[2].says({ type: "ready" });
  const good = estimator.estimate({ good: true });
  workers[2].answers({ fine: 1 });
  assert.deepEqual(await good, { fine: 1 });
});

test("An answer that does not come within its limit is treated like a crash", async () => {
  const { estimator, workers } = setting();
  workers[0].says({ type: "ready" });
  const estimate = estimator.estimate({});
  await settle(LIMITS.answer + 20);
  assert.equal(workers[0].ended, true);
  workers[1].says({ type: "ready" });
  workers[1].answers({ late: true });
  assert.deepEqual(await estimate, { late: true });
});

test("A calculator that crashes again and again without an answer is reported as failed", () => {
  const { workers, states } = setting();
  for (let n = 0; n < 4; n++) {
    workers[n].says({ type: "ready" });
    workers[n].onerror({ preventDefault() {}, message: "out of memory" });
  }
  assert.deepEqual(states.at(-1), { phase: "failed", file: "worker.js", reason: "crashed", detail: "out of memory" });
  assert.equal(workers.length, 4);
});

test("What an ended worker still says is not heard", async () => {
  const { workers, states } = setting();
  workers[0].says({ type: "failed", file: "stdlib.zip", reason: "stalled", detail: "" });
  const told = states.length;
  workers[0].says({ type: "ready" });
  assert.equal(states.length, told);
});

test("dispose() ends the worker and rejects what waits", async () => {
  const { estimator, workers } = setting();
  const estimate = estimator.estimate({});
  estimator.dispose();
  assert.equal(workers[0].ended, true);
  await assert.rejects(estimate, { reason: "disposed" });
});

test("A worker whose script is not what the build made is not asked, though it says that it is ready", async () => {
  const { RuntimeFault } = await import("../../../docs/app/runtime/faults.js");
  const { workers, states, estimator } = setting({ verify: async () => { await settle(5); return new RuntimeFault("worker.js", "damaged", "digest"); } });
  const refused = assert.rejects(estimator.estimate({}), { reason: "damaged" });
  for (const n of [0, 1]) {
    workers[n].says({ type: "ready" });
    await settle(10);
    assert.deepEqual(workers[n].posted, []);
    assert.equal(workers[n].ended, true);
  }
  assert.deepEqual(states.at(-1), { phase: "failed", file: "worker.js", reason: "damaged", detail: "digest" });
  await refused;
});

test("A worker is ready when its script is known to be whole, not before; why it did not come is told by the check", async () => {
  const { RuntimeFault } = await import("../../../docs/app/runtime/faults.js");
  const verdicts = [];
  const { workers, states, phases } = setting({ verify: () => new Promise((resolve) => verdicts.push(resolve)) });
  workers[0].onerror({ preventDefault() {}, message: "" });
  verdicts[0](new RuntimeFault("worker.js", "status", "404"));
  await settle();
  assert.equal(workers[1].fresh, true);
  workers[1].says({ type: "ready" });
  assert.equal(phases().at(-1), "loading");
  verdicts[1](null);
  await settle();
  assert.equal(phases().at(-1), "ready");
  assert.equal(states.filter(({ phase }) => phase === "failed").length, 0);
});

test("Without WebAssembly nothing is downloaded, and the reason is told at once", () => {
  const { WebAssembly } = globalThis;
  delete globalThis.WebAssembly;
  try {
    const { estimator, workers, states } = setting();
    assert.equal(workers.length, 0);
    assert.equal(states.at(-1).reason, "unsupported");
    estimator.retry();
    assert.equal(states.at(-1).phase, "failed");
    assert.equal(workers.length, 0);
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
});
