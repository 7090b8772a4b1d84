// What only paper needs: when it was printed, the link that opens these answers again, and its QR code.

import { h, setText } from "./dom.js";
import { day } from "./format.js";
import { qrPicture, shareLink } from "./share.js";

const REST = 400; // milliseconds without a new answer before the code is drawn

/**
 * @param {import("./schema.js").FormData} form
 * @param {import("./words.js").Translate} t
 * @param {() => import("./state.js").State} state
 * @param {HTMLElement} near - whoever sees this part may print soon: the code's script comes then, not with the page
 * @returns {{element: HTMLElement, refresh: () => void, answered: () => void, ready: () => Promise<void>}} refresh: the answers have changed;
 *   answered: a figure stands, so somebody may press Ctrl+P, which waits for no script; ready: once the paper says what the page says
 */
export function paperView(form, t, state, near) {
  const made = h("p", {});
  const link = h("a", { class: "yc-paper__link" });
  const code = h("div", { class: "yc-paper__code" });
  const element = h("section", { class: "yc-paper" }, code, h("div", {}, h("p", { class: "yc-paper__title" }, t("paper.title")), h("p", {}, link), made));
  let timer = 0;
  let shown = "";
  let coded = false; // the code is wanted
  let idle = false; // the code has been asked for when the page has nothing else to do
  let stale = false; // the answers have changed since link and code were drawn
  const watcher = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) void ready();
  });
  watcher.observe(near);
  window.addEventListener("beforeprint", () => {
    dated();
    // Ctrl+P right after a change: packing a link takes a turn that printing does not give; no link is better than an old one
    if (stale) forget();
  });
  dated();
  return {
    element,
    refresh() {
      stale = true;
      window.clearTimeout(timer);
      timer = window.setTimeout(draw, REST);
    },
    answered() {
      if (idle) return;
      idle = true;
      whenIdle(() => void ready());
    },
    ready,
  };

  /** Link and code, as the answers are now. */
  async function ready() {
    watcher.disconnect();
    if (!coded) shown = "";
    coded = true;
    await draw();
  }

  /** The day of printing, however long the page has been open. */
  function dated() {
    setText(made, t("paper.made", { date: day(today(), t) }));
  }

  async function draw() {
    window.clearTimeout(timer);
    const drawn = state();
    const address = await shareLink(form, drawn).catch(() => "");
    if (state() !== drawn) return; // changed meanwhile: the next drawing is due already
    stale = false;
    if (!address) {
      forget();
      setText(link, t("keep.failed")); // the rest is printed all the same
      return;
    }
    if (address === shown) return;
    shown = address;
    link.href = address;
    setText(link, address);
    if (!coded) return;
    const picture = await qrPicture(address, t("keep.qr_alt"));
    if (address !== shown) return;
    code.replaceChildren(...(picture ? [picture] : []));
  }

  function forget() {
    shown = "";
    link.removeAttribute("href");
    setText(link, "");
    code.replaceChildren();
  }
}

/** @param {() => void} run - once the page has nothing else to do; Safari cannot say when that is */
function whenIdle(run) {
  if ("requestIdleCallback" in window) window.requestIdleCallback(run, { timeout: 3000 });
  else setTimeout(run, 1000);
}

/** @returns {string} this day here, 2023-06-30 */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
