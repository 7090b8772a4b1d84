// A polite voice for screen readers.

import { h, setText } from "./dom.js";

/**
 * A live region that speaks after the typing has stopped, and never twice the same.
 *
 * @param {number} [quiet] - milliseconds without a change before it speaks
 */
export function announcer(quiet = 900) {
  const element = h("div", { class: "yc-hidden", role: "status" });
  let timer = 0;
  return {
    element,
    /** @param {string} text */
    say(text) {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setText(element, text), quiet);
    },
  };
}
