// The door to estimating a whole table: its part of the page is loaded when somebody opens it.

import { h, setText } from "./dom.js";

/**
 * @param {import("./schema.js").FormData} form
 * @param {import("./words.js").Translate} t
 * @param {Pick<import("../runtime/client.js").Estimator, "ask">} calculator
 */
export function manyView(form, t, calculator) {
  const said = h("p", { role: "status" });
  const place = h("div", {});
  const open = h("button", { type: "button", class: "yc-button yc-button--quiet", "data-do": "many", onclick: async () => {
    try {
      const { mountMany } = await import(new URL(BATCH_SCRIPT, import.meta.url).href);
      mountMany(place, form, t, calculator);
      open.hidden = true;
      setText(said, "");
      place.querySelector("select")?.focus();
    } catch {
      setText(said, t("many.not_loaded"));
    }
  } }, t("many.open"));
  return h("section", { class: "yc-many", "aria-labelledby": "yc-many-title" },
    h("h2", { id: "yc-many-title" }, t("many.title")), h("p", { class: "yc-help" }, t("many.help")), open, said, place);
}
