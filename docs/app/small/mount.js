// The short forms of one clause page: they share the answers with the estimate page, and the calculator, which loads on first use.

import { claimOf } from "../estimate/claim.js";
import { live } from "../estimate/live.js";
import { messagesOf } from "../estimate/messages.js";
import { runtimeStatus } from "../estimate/runtime_status.js";
import { isAnswered } from "../estimate/schema.js";
import { shareLink } from "../estimate/share.js";
import { Store, emptyState } from "../estimate/state.js";
import { keep, recall } from "../estimate/storage.js";
import { announcer } from "../estimate/announcer.js";
import { figureText } from "../estimate/figure.js";
import { translator } from "../estimate/words.js";
import { createEstimator } from "../runtime/client.js";
import { answerView } from "./answer.js";
import { stepsOf } from "./one_by_one.js";

export { fetchNamed } from "../runtime/named.js";

/**
 * @typedef {import("../estimate/schema.js").FormData} FormData
 * @typedef {import("../estimate/state.js").State} State
 * @typedef {import("../estimate/estimate_types.js").Estimate} Estimate
 */

/**
 * @param {HTMLElement} section - holds a part for each benefit, with the text that leads to the whole estimate
 * @param {FormData} form - of the benefits of this page
 * @param {string} [policy] - when it is not the one that the site speaks of first
 */
export async function mountSmall(section, form, policy) {
  const t = translator(form.words);
  const ids = form.benefits.map(({ id }) => id);
  const store = new Store(recall(form.policy) ?? emptyState());
  /** @type {Set<string>} */
  const touched = new Set();
  const context = { store, t, touch: (/** @type {string} */ path) => { touched.add(path); say(); } };
  const voice = announcer();
  const estimator = createEstimator({ policy, start: false, onState: (state) => {
    runtime.show(state);
    runtime.element.hidden ||= state.phase === "idle";
    if (state.phase === "ready") answers.resume();
  } });
  const runtime = runtimeStatus(t, () => estimator.retry());
  runtime.element.hidden = true;
  const answers = live((asked) => estimator.estimate(asked), answered);

  /** @type {Estimate | null} */
  let estimate = null;
  /** @type {import("../estimate/claim.js").Problems} */
  let problems = new Map();

  const parts = form.benefits.flatMap((benefit) => {
    const place = section.querySelector(`[data-benefit="${benefit.id}"]`);
    if (!(place instanceof HTMLElement)) return [];
    const full = /** @type {HTMLAnchorElement} */ (place.querySelector("a.action"));
    const steps = stepsOf(benefit, context);
    const answer = answerView(benefit, form, t, { full: full.href, calculate: () => { estimator.start(); change(); }, clear: () => clear(benefit.id) });
    const text = place.querySelector(".small__asked");
    if (text instanceof HTMLElement) text.hidden = true;
    if (full.parentElement) full.parentElement.hidden = true;
    place.append(steps.element, answer.element);
    return [{ benefit, steps, answer, full: full.href }];
  });
  section.classList.add("yc-estimate", "yc-small");
  section.append(runtime.element, voice.element);

  // The calculator is some megabytes: it comes when somebody begins, never with the page.
  for (const event of ["focusin", "pointerdown"]) {
    section.addEventListener(event, ({ target }) => { if (target instanceof Element && target.closest("input, label, select, button")) estimator.start(); });
  }
  store.subscribe(() => { write(); change(); });
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) read(); }); // back from the estimate page
  window.addEventListener("storage", read); // answered in another window
  show();
  await link();

  /** The answers of this page go to what this device keeps; those of other pages stay as they are there. */
  function write() {
    const kept = recall(form.policy) ?? emptyState();
    const mine = ids.filter((id) => isGiven(store.state, id));
    store.state = { ...kept, chosen: [...new Set([...kept.chosen, ...mine])], answers: { ...kept.answers, ...pick(store.state.answers, ids) } };
    keep(form.policy, store.state);
  }

  function read() {
    const kept = recall(form.policy) ?? emptyState();
    if (JSON.stringify(pick(kept.answers, ids)) === JSON.stringify(pick(store.state.answers, ids))) return;
    store.state = kept;
    for (const { steps } of parts) steps.redraw();
    change();
  }

  /** @param {string} id */
  function clear(id) {
    const { [id]: _, ...others } = store.state.answers;
    store.state = { ...store.state, answers: { ...others, [id]: {} } };
    const part = parts.find(({ benefit }) => benefit.id === id);
    part?.steps.redraw();
    part?.steps.focus();
    store.notify();
  }

  function change() {
    const asked = claimOf(form, { chosen: ids, answers: store.state.answers, beside: {} });
    problems = asked.problems;
    for (const { steps } of parts) steps.sync();
    if (Object.keys(asked.claim.answers).length > 0) void answers.ask(asked.claim);
    else {
      answers.rest();
      estimate = null;
    }
    show();
    void link();
  }

  /** @param {Estimate} found */
  function answered(found) {
    estimate = found;
    show();
    voice.say(found.lines.map((line) => t("summary.spoken_line", { title: titleOf(line.benefit), figure: figureText(line, t) })).join(" "));
  }

  function show() {
    say();
    for (const { benefit, answer } of parts) {
      answer.show(estimate?.lines.find((line) => line.benefit === benefit.id) ?? null, isGiven(store.state, benefit.id), runtime.element.dataset["phase"] ?? "idle");
    }
  }

  function say() {
    const messages = messagesOf(problems, estimate, form, t);
    for (const each of parts.flatMap(({ steps }) => steps.fields())) each.say(touched.has(each.path) ? messages.get(each.path) ?? "" : "");
  }

  /** The way to the whole estimate takes the answers along, in the fragment, which no server sees. */
  async function link() {
    for (const { benefit, answer, full } of parts) {
      const { chosen } = store.state;
      const address = isGiven(store.state, benefit.id) ? await shareLink(form, { ...store.state, chosen: [...new Set([...chosen, benefit.id])] }, full).catch(() => "") : "";
      answer.lead(address ? `${address}&to=${benefit.id}` : full);
    }
  }

  /** @param {string} id */
  function titleOf(id) {
    return form.benefits.find((benefit) => benefit.id === id)?.title ?? id;
  }
}

/** @param {State} state @param {string} id */
function isGiven(state, id) {
  return Object.values(state.answers[id] ?? {}).some(isAnswered);
}

/**
 * @template Value
 * @param {Record<string, Value>} whole
 * @param {string[]} keys
 * @returns {Record<string, Value>}
 */
function pick(whole, keys) {
  return Object.fromEntries(keys.flatMap((key) => (whole[key] === undefined ? [] : [[key, whole[key]]])));
}
