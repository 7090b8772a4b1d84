import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { takeEarly } from "../../../docs/app/runtime/early_worker.js";

const URL_OF_WORKER = new URL("https://site.test/assets/runtime.0123456789.js");
const said = (data) => ({ type: "message", data });

/** A worker that was started early; what it tells its owner is noted. */
function started(heard, { url = URL_OF_WORKER.href, policy = "" } = {}) {
  const worker = { ended: false, told: [], terminate: () => { worker.ended = true; } };
  globalThis.earlyWorker = { worker, url, policy, heard };
  return worker;
}

/** As the client does: the listeners are set at once. */
function owned(worker) {
  worker.onmessage = ({ data }) => worker.told.push(data);
  worker.onerror = ({ message }) => worker.told.push(`error: ${message}`);
}

beforeEach(() => { globalThis.earlyWorker = undefined; });

test("What the worker said before it was taken over is heard after, in order, errors as errors", async () => {
  const early = started([said("alive"), said("progress"), { type: "error", message: "broke" }]);
  const taken = takeEarly(URL_OF_WORKER, "");
  assert.equal(taken, early);
  owned(taken);
  assert.deepEqual(early.told, []);
  await null;
  assert.deepEqual(early.told, ["alive", "progress", "error: broke"]);
  assert.equal(early.ended, false);
});

test("It is handed over once", () => {
  started([]);
  assert.ok(takeEarly(URL_OF_WORKER, ""));
  assert.equal(takeEarly(URL_OF_WORKER, ""), null);
});

test("One of another script or policy is ended, and not used", () => {
  for (const [other, url, policy] of [
    [{}, new URL("?fresh=1", URL_OF_WORKER), ""], [{ url: "https://site.test/assets/runtime.old.js" }, URL_OF_WORKER, ""],
    [{}, URL_OF_WORKER, "ydb-2030-1"], [{ policy: "ydb-2030-1" }, URL_OF_WORKER, ""],
  ]) {
    const early = started([said("ready")], other);
    assert.equal(takeEarly(url, policy), null);
    assert.equal(early.ended, true);
  }
});

test("Where none was started, there is none", () => {
  assert.equal(takeEarly(URL_OF_WORKER, ""), null);
});
