// The page's side of the calculator: starts its worker, restarts it when it breaks, asks it, and tells how far it is.

import { download } from "./download.js";
import { EstimateError, RuntimeFault } from "./faults.js";

const MOST_TRIES = 2; // of one claim, when the worker breaks over it
const MOST_CRASHES = 3; // in a row, before the calculator is reported as failed

/**
 * @typedef {import("./faults.js").Reason} Reason
 * @typedef {import("./worker.js").FromWorker} FromWorker
 * @typedef {"estimate_json" | "batch_start" | "batch_rows" | "check_json"} Call - functions of the entry module: yuyao_policy/browser.py,
 *   for letters yuyao_policy/letter/browser.py
 *
 * @typedef {object} RuntimeState
 * @property {"idle" | "loading" | "starting" | "ready" | "failed"} phase
 * @property {number} [done] - loading: decoded bytes that are there
 * @property {number} [of] - loading: all of them; 0 before the worker's first word
 * @property {string} [file] - failed: which file
 * @property {Reason} [reason] - failed: why, a code
 * @property {string} [detail] - failed: for developers, in the browser's own words
 *
 * @typedef {object} Asked - a call that waits for its answer
 * @property {Call} call
 * @property {string} text
 * @property {(answer: any) => void} resolve
 * @property {(error: EstimateError) => void} reject
 * @property {number} id
 * @property {number} tries - how often it was given to a worker
 *
 * @typedef {object} Options
 * @property {(state: RuntimeState) => void} [onState]
 * @property {boolean} [start] - at once (default), or with the first claim or start()
 * @property {string} [policy] - whose estimates; none: those of the policy that the site speaks of first
 * @property {(url: URL, policy?: string) => Worker} [spawn] - for tests
 * @property {(url: URL, limits: RuntimeLimits) => Promise<RuntimeFault | null> | null} [verify] - for tests: what is wrong with a script
 * @property {RuntimeLimits} [limits] - for tests
 *
 * @typedef {object} Estimator
 * @property {(claim: object) => Promise<any>} estimate - waits for the runtime; the newest claim is answered first;
 *   rejects with EstimateError when the runtime could not be loaded, or this claim broke it twice
 * @property {(call: Call, value: unknown) => Promise<any>} ask - the same for any call
 * @property {() => void} start
 * @property {() => void} retry - after "failed"
 * @property {() => void} dispose - ends the worker; what still waits is rejected
 */

/**
 * @param {Options} [options]
 * @returns {Estimator}
 */
export function createEstimator({ onState = () => {}, policy, start = true, spawn = startWorker, verify = verified, limits = RUNTIME_LIMITS } = {}) {
  /** @type {Worker | null} */
  let worker = null;
  /** @type {Promise<RuntimeFault | null> | null} */
  let script = null; // whether the worker's own script is whole; null: it is
  /** @type {RuntimeState} */
  let state = { phase: "idle" };
  /** @type {Asked[]} */
  const waiting = [];
  /** @type {Asked | null} */
  let running = null;
  let asked = 0;
  let crashes = 0; // since the last answer
  let renewed = false; // this start is already the second one
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {RuntimeState} next */
  function tell(next) {
    if (next.phase !== state.phase) announce(next.phase);
    state = next;
    onState(next);
  }

  /** @param {boolean} fresh - past the browser's cache */
  function launch(fresh) {
    end();
    const able = "WebAssembly" in globalThis; // without it a second start is no use, nor is the download
    renewed = fresh || !able;
    if (!able) {
      failed("WebAssembly", "unsupported");
      return;
    }
    tell({ phase: "loading", done: 0, of: 0 });
    limit(limits.stall, () => failed("worker.js", "stalled"));
    const url = address(fresh);
    try {
      const mine = (worker = spawn(url, policy));
      mine.onmessage = ({ data }) => { if (mine === worker) hear(data); };
      mine.onerror = (event) => {
        event.preventDefault();
        if (mine === worker) broke(event.message ?? "");
      };
    } catch (error) {
      failed("worker.js", "blocked", String(error));
      return;
    }
    // Beside the start, which it does not delay: nothing is asked before the verdict is there.
    const mine = worker;
    script = verify(url, limits);
    void script?.then((fault) => {
      if (mine !== worker) return;
      if (fault) failed(fault.file, fault.reason, fault.detail);
      else script = null;
    });
  }

  /** @param {FromWorker} message */
  function hear(message) {
    switch (message.type) {
      case "alive": case "progress": case "starting":
        // The worker ends every wait of its own; this limit is for a worker that no longer runs.
        limit(limits.stall + limits.start, () => failed("worker.js", "too-slow"));
        // a damaged script may count anything before its verdict is there
        if (message.type === "progress" && state.phase === "loading" && Number.isFinite(message.done / message.of)) tell({ phase: "loading", done: message.done, of: message.of });
        if (message.type === "starting") tell({ phase: "starting" });
        break;
      case "ready":
        whole(() => {
          clearTimeout(timer);
          renewed = false;
          tell({ phase: "ready" });
          next();
        });
        break;
      case "failed":
        whole(() => failed(message.file, message.reason, message.detail));
        break;
      case "answer": case "broken":
        if (message.id !== running?.id) break;
        clearTimeout(timer);
        if (message.type === "broken") crashed("crashed", message.detail);
        else answered(message.text);
        break;
    }
  }

  /** Give the newest waiting claim to the worker, if that is free. */
  function next() {
    if (state.phase !== "ready" || running) return;
    running = waiting.pop() ?? null;
    if (!running) return;
    running.tries++;
    limit(limits.answer, () => crashed("too-slow", ""));
    worker?.postMessage({ id: running.id, call: running.call, text: running.text });
  }

  /** @param {string} text */
  function answered(text) {
    const claim = running;
    running = null;
    crashes = 0;
    claim?.resolve(JSON.parse(text));
    next();
  }

  /** The worker reported an error outside of any answer. @param {string} detail */
  function broke(detail) {
    if (state.phase === "ready") crashed("crashed", detail);
    else whole(() => failed("worker.js", "blocked", detail));
  }

  /** Once this worker's script is known to be whole; if it is not, that is told instead. @param {() => void} then */
  function whole(then) {
    const mine = worker;
    if (!script) return then();
    void script.then((fault) => { if (!fault && mine === worker) then(); });
  }

  /**
   * Python stopped or hangs: a new worker asks the same claim once more, and only then is it given up.
   *
   * @param {Reason} reason
   * @param {string} detail
   */
  function crashed(reason, detail) {
    const claim = running;
    running = null;
    if (claim && claim.tries < MOST_TRIES) waiting.push(claim);
    else claim?.reject(new EstimateError(reason, detail));
    if (++crashes <= MOST_CRASHES) return launch(false);
    renewed = true;
    failed("worker.js", reason, detail);
  }

  /**
   * The start failed: once more past the cache, then it is reported.
   *
   * @param {string} file
   * @param {Reason} reason
   * @param {string} [detail]
   */
  function failed(file, reason, detail = "") {
    if (!renewed) return launch(true);
    end();
    console.error("calculator:", file, reason, detail);
    tell({ phase: "failed", file, reason, detail });
    for (const claim of waiting.splice(0)) claim.reject(new EstimateError(reason, `${file} ${detail}`.trim()));
  }

  function end() {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
  }

  /** @param {number} milliseconds @param {() => void} then */
  function limit(milliseconds, then) {
    clearTimeout(timer);
    timer = setTimeout(then, milliseconds);
  }

  const estimator = {
    /** @param {object} claim */
    estimate(claim) {
      return estimator.ask("estimate_json", claim);
    },
    /** @param {Call} call @param {unknown} value */
    ask(call, value) {
      if (state.phase === "failed") return Promise.reject(new EstimateError(state.reason ?? "crashed", state.file));
      return new Promise((/** @type {(answer: any) => void} */ resolve, reject) => {
        waiting.push({ id: ++asked, call, text: JSON.stringify(value), resolve, reject, tries: 0 });
        estimator.start();
        next();
      });
    },
    start() {
      if (state.phase === "idle") launch(false);
    },
    retry() {
      if (state.phase === "failed") launch(true);
    },
    dispose() {
      end();
      for (const claim of [...waiting.splice(0), ...(running ? [running] : [])]) claim.reject(new EstimateError("disposed"));
      running = null;
      state = { phase: "idle" };
    },
  };
  if (start) launch(false);
  return estimator;
}

/** The worker's script. @param {boolean} fresh - under another address, so that a broken copy in the cache is passed by */
function address(fresh) {
  const url = new URL(RUNTIME_WORKER.url, import.meta.url);
  if (fresh) url.searchParams.set("fresh", Date.now().toString(36));
  return url;
}

/** @param {URL} url @param {string} [policy] - the worker reads it as its own name */
function startWorker(url, policy) {
  return new Worker(url, { type: "module", name: policy ?? "" });
}

/**
 * Browsers check no digest of a worker's script. This fetch shares its reply with the worker, as long as the server
 * lets the browser keep the file; it also tells why a script did not come, which the worker's error event does not.
 *
 * @param {URL} url @param {RuntimeLimits} limits
 * @returns {Promise<RuntimeFault | null>}
 */
async function verified(url, limits) {
  try {
    await download("worker.js", { ...RUNTIME_WORKER, url: url.href }, url, { limits: { ...limits, tries: 1 }, fresh: false, onProgress() {} });
    return null;
  } catch (fault) {
    return fault instanceof RuntimeFault ? fault : new RuntimeFault("worker.js", "blocked", String(fault));
  }
}

/** For the rest of the page (docs/app/offline): what the calculator does, and whose script it is. @param {string} phase */
function announce(phase) {
  if (!globalThis.document) return; // in the tests there is none
  document.documentElement.dataset.runtime = phase;
  document.documentElement.dataset.runtimeScript = `assets/${RUNTIME_WORKER.url.split("/").at(-1)}`;
  dispatchEvent(new Event("calculator"));
}
