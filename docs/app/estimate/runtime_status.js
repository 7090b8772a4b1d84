// Says how far the calculator's download is, and when it failed what happened and how to try again.

import { h, setText } from "./dom.js";

/**
 * @typedef {import("../runtime/client.js").RuntimeState} RuntimeState
 */

/**
 * @param {import("./words.js").Translate} t
 * @param {() => void} retry
 * @param {Node} [instead] - where amounts can be read without the calculator
 * @returns {{element: HTMLElement, show: (state: RuntimeState) => void}}
 */
export function runtimeStatus(t, retry, instead) {
  const words = h("p", { class: "yc-runtime__words" });
  const bar = h("progress", { class: "yc-runtime__bar", max: 100, "aria-label": t("runtime.bar") });
  const reason = h("p", { class: "yc-runtime__reason" });
  const other = instead && h("p", {}, instead);
  const again = h("button", { type: "button", class: "yc-button", onclick: () => retry() }, t("runtime.retry"));
  const element = h("div", { class: "yc-runtime" }, words, bar, reason, other, again);
  return {
    element,
    show(state) {
      element.dataset["phase"] = state.phase;
      element.hidden = state.phase === "ready";
      const failed = state.phase === "failed";
      element.setAttribute("role", failed ? "alert" : "group");
      if (!failed) element.setAttribute("aria-label", t("runtime.bar"));
      bar.hidden = failed || state.phase === "ready";
      again.hidden = !failed;
      reason.hidden = !failed;
      if (other) other.hidden = !failed;
      if (state.phase === "loading" && state.of) bar.value = Math.floor((100 * (state.done ?? 0)) / state.of);
      else bar.removeAttribute("value");
      setText(words, t(state.phase === "idle" ? "runtime.loading" : `runtime.${state.phase}`));
      setText(reason, failed ? t("runtime.reason", { file: state.file ?? "", reason: t(`reasons.${state.reason ?? "crashed"}`) }) : "");
    },
  };
}
