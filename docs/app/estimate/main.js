// The estimate page: builds the form from the question schema, asks the calculator in its worker, shows the answer as one types.

import { announcer } from "./announcer.js";
import { besideQuestions, formPath } from "./beside.js";
import { changesSince } from "./changes.js";
import { checkView } from "./check.js";
import { chooser } from "./chooser.js";
import { claimOf } from "./claim.js";
import { h } from "./dom.js";
import { formView } from "./form.js";
import { day } from "./format.js";
import { keepView } from "./keep.js";
import { manyView } from "./many.js";
import { live } from "./live.js";
import { unpack } from "./link.js";
import { messagesOf } from "./messages.js";
import { inFormOrder } from "./names.js";
import { noticeView } from "./notice.js";
import { paperView } from "./paper.js";
import { effectsOf } from "./probe.js";
import { resultView } from "./result.js";
import { runtimeStatus } from "./runtime_status.js";
import { isAnswered, pathText } from "./schema.js";
import { Store, emptyState, isEmpty } from "./state.js";
import { forget, keep, putAside, recall, recallPutAside } from "./storage.js";
import { spoken, summaryView } from "./summary.js";
import { wizard } from "./wizard.js";
import { translator } from "./words.js";

/**
 * @typedef {import("./schema.js").FormData} FormData
 * @typedef {import("./estimate_types.js").Estimate} Estimate
 * @typedef {import("./claim.js").Claim} Claim
 *
 * @typedef {object} Calculator - the worker's client, started before the form was there
 * @property {Pick<import("../runtime/client.js").Estimator, "estimate" | "ask" | "retry">} estimator
 * @property {(onState: (state: import("../runtime/client.js").RuntimeState) => void) => void} watch - calls at once with the present state
 */

/** Milliseconds without a new answer before the page asks what missing answers would change. */
const REST = 250;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/;

/**
 * Build the page into its place and keep it alive.
 *
 * @param {HTMLElement} place
 * @param {FormData} form
 * @param {Calculator} calculator
 */
export async function mount(place, form, { estimator, watch }) {
  const t = translator(form.words);
  const store = new Store(recall(form.policy) ?? emptyState());
  /** @type {Set<string>} */
  const touched = new Set();
  const context = { store, t, touch: done };

  const runtime = runtimeStatus(t, () => estimator.retry(), h("a", { href: "#glance" }, t("runtime.instead")));
  const view = formView(form, context, touched);
  const summary = summaryView(form, t, runtime.element, (path) => view.focus(formPath(path)));
  const result = resultView(t);
  const notice = noticeView(t);
  const voice = announcer();
  const check = checkView(t);
  const paper = paperView(form, t, () => store.state, check.element);
  const kept = keepView(form, context, { erase, restore: () => begin(erased), estimate: () => estimate, claim: () => claim, paper });
  const choosing = h("div", {}, chooser(form, context));
  const guide = wizard(form, context, (asked) => estimator.estimate(asked), (ids) => begin({ ...store.state, chosen: [...new Set([...store.state.chosen, ...ids])] }));

  /** @type {Estimate | null} */
  let estimate = null;
  /** @type {Claim} */
  let claim = { policy: form.policy, answers: {} };
  /** @type {import("./claim.js").Problems} */
  let problems = new Map();
  /** @type {string[]} */
  let waiting = [];
  let erased = emptyState();
  let named = ""; // a benefit that the address asked for
  let sought = ""; // a benefit whose figure the address asked for
  let probing = 0;
  let wrong = 0;

  const answers = live((asked) => estimator.estimate(asked), answered);
  watch((state) => {
    runtime.show(state);
    if (state.phase === "ready") answers.resume();
  });

  place.replaceChildren(notice.element,
    h("div", { class: "yc-columns" }, h("div", { class: "yc-main" }, guide, choosing, view.element), summary.element, h("div", { class: "yc-main" }, result.element, check.element, kept, paper.element, manyView(form, t, estimator))),
    voice.element);
  await begin(await opened());
  store.subscribe((state) => { keep(form.policy, state); change(); });
  window.addEventListener("hashchange", async () => {
    const state = await opened();
    if (state !== store.state) begin(state);
  });

  /**
   * The reader is done with a field: a message about it may be shown, and is spoken.
   *
   * @param {string} path
   */
  function done(path) {
    const before = wrong;
    touched.add(path);
    say();
    if (wrong > before) voice.say(t("summary.wrong", { n: wrong }));
  }

  /** Something was chosen or typed. */
  function change() {
    form.beside = besideQuestions(form, store.state.chosen, t);
    view.sync();
    ({ claim, problems, waiting } = claimOf(form, store.state));
    say();
    if (Object.keys(claim.answers).length > 0) {
      if (!estimate) show(null);
      void answers.ask(claim);
    } else {
      answers.rest();
      show(null);
    }
  }

  /** @param {Estimate} found @param {Claim} asked */
  function answered(found, asked) {
    for (const line of found.lines) line.open = inFormOrder(line.open, form);
    show(found);
    voice.say(spoken(found, wrong, t));
    window.clearTimeout(probing);
    probing = window.setTimeout(probe, REST, found, asked);
  }

  /**
   * Once the typing rests: what each missing answer would change.
   *
   * @param {Estimate} found
   * @param {Claim} asked
   */
  async function probe(found, asked) {
    const isCurrent = () => estimate === found;
    try {
      const effects = await effectsOf(found, asked, { form, t, isAsked: view.has, isCurrent, ask: (claim) => estimator.estimate(claim) });
      if (isCurrent() && effects.size > 0) result.show(found, resultContext(effects));
    } catch {
      // The calculator broke meanwhile, and says so itself.
    }
  }

  /** @param {Estimate | null} found */
  function show(found) {
    const before = estimate;
    estimate = found;
    say();
    summary.show(found, before, waiting, Object.keys(claim.answers).length > 0);
    result.show(found, resultContext(new Map()));
    check.show(found, resultContext(new Map()), wrong);
    paper.refresh();
    if (found?.lines.length) paper.answered();
    const line = sought && found?.lines.length ? document.getElementById(`yc-line-${sought}`) : null;
    if (line) {
      sought = "";
      line.focus();
      line.scrollIntoView();
    }
  }

  /** Messages beside the fields, and which of them could stay empty. */
  function say() {
    wrong = view.say(messagesOf(problems, estimate, form, t));
    const open = estimate && new Set(estimate.lines.flatMap((line) => line.open).map(formPath));
    view.markOptional(open, new Set(estimate?.lines.filter((line) => line.status !== "refused").map((line) => line.benefit)));
  }

  /** @param {import("./probe.js").Effects} effects */
  function resultContext(effects) {
    return { form, t, effects, state: store.state,
      isAsked: (/** @type {string} */ path) => view.has(formPath(path)), goTo: (/** @type {string} */ path) => view.focus(formPath(path)) };
  }

  /**
   * Show these answers in the form, all of them as answered before.
   *
   * @param {import("./state.js").State} state
   */
  function begin(state) {
    store.state = state;
    view.redraw();
    touched.clear();
    touchAnswered(state.answers, ["answers"], touched);
    touchAnswered(state.beside, ["beside"], touched);
    choosing.replaceChildren(chooser(form, context));
    change();
    keep(form.policy, state);
    if (named) view.focus(`answers.${named}`);
    named = "";
  }

  /** Erase what was typed here and what this device has kept; until the page is left it can be brought back. */
  function erase() {
    erased = store.state;
    forget();
    notice.clear();
    begin(emptyState());
  }

  /** The answers to begin with: of the link, if the address holds one, with a benefit that the address names, or as kept. */
  async function opened() {
    const hash = location.hash.slice(1);
    const benefit = form.benefits.some(({ id }) => id === hash);
    if (!benefit && !hash.startsWith("a=")) return store.state;
    // The address goes back to the plain one: a reload must not bring this over newer answers.
    history.replaceState(null, "", location.pathname + location.search);
    if (benefit) {
      named = hash;
      return { ...store.state, chosen: [...new Set([...store.state.chosen, hash])] };
    }
    const [packed = "", to = ""] = hash.slice(2).split("&to=");
    const found = await unpack(packed, form.policy);
    if ("fault" in found) {
      notice.show(t(`link.${found.fault}`));
      return store.state;
    }
    const mine = store.state;
    const differs = !isEmpty(mine) && JSON.stringify(mine) !== JSON.stringify(found.state);
    if (differs) putAside(form.policy, mine);
    sought = to;
    const { words, more } = olderRules(form, found.version, t);
    notice.show(t("link.opened"), differs ? { words: t("link.mine"), act: () => begin(recallPutAside(form.policy) ?? mine) } : undefined, words ? [h("p", {}, words), ...more] : more);
    return found.state;
  }
}

/**
 * What has changed since the rules that a link was made with.
 *
 * @param {FormData} form
 * @param {string} version - of the link
 * @param {import("./words.js").Translate} t
 * @returns {{words: string, more: HTMLElement[]}}
 */
function olderRules(form, version, t) {
  if (version === form.version) return { words: "", more: [] };
  const changes = changesSince(form, version);
  if (changes === null) return { words: t("link.other_rules", { version: DAY.test(version) ? day(version, t) : version, now: day(form.version, t) }), more: [] };
  const dates = { version: day(version, t), now: day(form.version, t) };
  if (changes.length === 0) return { words: t("link.older_same", dates), more: [] };
  return { words: t("link.older", dates), more: [h("ul", { class: "yc-changes" }, ...changes.map(({ cite, href, before, now }) =>
    h("li", {}, h("a", { href }, cite), " ", t("link.change", { before: before || t("link.absent"), now: now || t("link.absent") }))))] };
}

/**
 * @param {import("./schema.js").RawFacts | Record<string, import("./schema.js").RawFacts>} facts
 * @param {import("./schema.js").Path} path
 * @param {Set<string>} touched - filled with the path of every answer
 */
function touchAnswered(facts, path, touched) {
  for (const [key, raw] of Object.entries(facts)) {
    if (typeof raw === "string" || (Array.isArray(raw) && raw.every((member) => typeof member === "string"))) {
      if (isAnswered(raw)) touched.add(pathText([...path, key]));
    } else if (Array.isArray(raw)) raw.forEach((member, n) => touchAnswered(/** @type {import("./schema.js").RawFacts} */ (member), [...path, key, n], touched));
    else touchAnswered(raw, [...path, key], touched);
  }
}
