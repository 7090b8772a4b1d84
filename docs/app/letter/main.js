// The letter page: takes a letter in, has it checked in the worker, shows the findings, mends them, gives the letter back.

import { placesOf } from "../cite/data.js";
import { runtimeStatus } from "../estimate/runtime_status.js";
import { translator } from "../estimate/words.js";
import { changed, takenBack } from "./edits.js";
import { count, findingsOf } from "./findings.js";
import { copies } from "./forms.js";
import { keepView } from "./keep.js";
import { noteLine } from "./note.js";
import { refused } from "./refusal.js";
import { resultView } from "./result.js";
import { keep, recall } from "./storage.js";
import { writeView } from "./write.js";

/** @typedef {import("./letter_types.js").Checked} Checked */
/** @typedef {import("./letter_types.js").Finding} Finding */
/** @typedef {import("./letter_types.js").Change} Change */

/**
 * @typedef {object} Checker - the worker's client
 * @property {Pick<import("../runtime/client.js").Estimator, "ask" | "start" | "retry">} client
 * @property {(onState: (state: import("../runtime/client.js").RuntimeState) => void) => void} watch - calls at once with the present state
 *
 * @param {HTMLElement} place
 * @param {import("./letter_types.js").LetterForm} form
 * @param {Checker} checker
 */
export function mount(place, form, { client, watch }) {
  const t = translator(form.words);
  const language = /** @type {import("../cite/data.js").Language} */ (form.language === "zh" ? 0 : 1);
  const here = new URL(language ? "../../" : "../", location.href);
  /** @type {[string, string]} */
  const roots = [here.href, new URL("en/", here).href];
  const places = placesOf(form.policy);
  const kept = recall();
  let text = kept?.text ?? "";
  let edits = kept?.edits ?? [];
  let checking = 0;
  let waiting = false; // a check that the runtime could not make yet
  /** @type {Checked | null} */
  let checked = null;
  /** @type {Finding[]} */
  let findings = [];

  const runtime = runtimeStatus(t, () => { client.retry(); void check(); });
  const write = writeView(t, runtime.element, { text: () => text, changed: typed, check: () => void check(), near: () => client.start() });
  const taking = keepView(t, (added) => copies(text, findings, added, places, roots, checked?.version ?? ""),
    () => (checked ? noteLine(checked, findings, form.policy, language, new Date(), t) : ""));
  const result = resultView(t, { language, places, roots, number: form.policy.number[language], mend: (change) => void mend(change) },
    { edit: () => back(), undo: () => void undo(), restore: () => void restore(), renew: () => { typed(""); edits = []; back(); } }, taking.element);
  place.replaceChildren(write.element, result.element);
  write.sync();
  watch((state) => {
    runtime.show(state);
    // Before anybody checks a letter there is nothing to wait for.
    runtime.element.hidden = state.phase !== "failed" && !waiting;
  });
  if (kept?.checked) void check();

  /** @param {string} letter */
  function typed(letter) {
    text = letter;
    save(false);
  }

  /** @param {boolean} shown - whether the findings are */
  function save(shown) {
    keep({ text, edits, checked: shown });
  }

  /** Check the letter as it is; then its findings are shown. @returns {Promise<boolean>} whether they are */
  async function check() {
    const wrong = refused(text);
    if (wrong) {
      back();
      write.say(t(`refused.${wrong.name}`, { name: t("write.this"), ...wrong.values }), true);
      return false;
    }
    const mine = ++checking;
    const asked = text;
    waiting = true;
    write.say(t("write.checking"));
    write.busy(true);
    client.start();
    /** @type {Checked} */
    let answer;
    try {
      answer = await client.ask("check_json", asked);
    } catch {
      if (mine === checking) {
        waiting = false;
        write.busy(false);
        back();
        write.say("");
        runtime.element.scrollIntoView({ block: "nearest" });
      }
      return false;
    }
    if (mine !== checking) return false;
    waiting = false;
    runtime.element.hidden = true;
    write.busy(false);
    write.say("");
    checked = answer;
    findings = findingsOf(answer, asked);
    const fresh = result.element.hidden;
    result.show(text, findings, edits.length);
    taking.refresh();
    write.element.hidden = true;
    result.element.hidden = false;
    place.dataset["state"] = "result";
    save(true);
    if (fresh) result.focus();
    return true;
  }

  /** Back to the field. */
  function back() {
    checking += 1;
    write.busy(false);
    write.sync();
    write.element.hidden = false;
    result.element.hidden = true;
    place.dataset["state"] = "write";
    save(false);
    write.focus();
  }

  /** @param {Change} change */
  async function mend(change) {
    const done = changed(text, change);
    text = done.text;
    edits = [...edits, done.edit];
    if (await check()) {
      result.say(left("result.mended"));
      result.next(findings, change.start);
    }
  }

  async function undo() {
    const edit = edits.at(-1);
    const before = edit && takenBack(text, edit);
    edits = edits.slice(0, -1);
    if (!edit || before === null || before === undefined) return result.show(text, findings, (edits = []).length);
    text = before;
    if (await check()) {
      result.say(left("result.undone"));
      result.next(findings, edit.at);
    }
  }

  async function restore() {
    for (let edit = edits.at(-1); edit; edit = edits.at(-1)) {
      const before = takenBack(text, edit);
      if (before === null) break;
      text = before;
      edits = edits.slice(0, -1);
    }
    edits = [];
    if (await check()) {
      result.say(left("result.restored"));
      result.focus();
    }
  }

  /** @param {string} key */
  function left(key) {
    const n = count(findings, "wrong");
    return `${t(key)} ${n ? t("result.wrong", { n }) : t("result.clean")}`;
  }
}
