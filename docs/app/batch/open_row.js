// Among the results: the number of a row, and a button that opens its claim in the form above, with steps, link and paper.

import { h, setText } from "../estimate/dom.js";
import { pack } from "../estimate/link.js";
import { coded } from "./columns.js";
import { rowsOfClaim, stateOfRows } from "./row_state.js";

/**
 * @param {import("./view.js").Table} table
 * @param {number} first - line of the file that is offered
 * @param {import("../estimate/schema.js").FormData} form
 * @param {import("../estimate/words.js").Translate} t
 * @returns {HTMLElement}
 */
export function openRow(table, first, form, t) {
  const said = h("p", { class: "yc-fault", id: "yc-many-line-fault", hidden: true });
  const input = h("input", { class: "yc-input yc-input--count", id: "yc-many-line", type: "text", inputmode: "numeric", autocomplete: "off", "aria-describedby": "yc-many-line-fault", onkeydown: (event) => {
    if (/** @type {KeyboardEvent} */ (event).key === "Enter") void open();
  } });
  input.value = String(first);
  return h("div", { class: "yc-field yc-many__open" }, h("label", { class: "yc-label", for: "yc-many-line" }, t("many.open_row")), h("p", { class: "yc-help" }, t("many.open_row_help")),
    h("div", { class: "yc-typed" }, input, h("button", { type: "button", class: "yc-button yc-button--quiet", "data-do": "many-row", onclick: () => void open() }, t("many.open_it"))), said);

  async function open() {
    const line = Number(input.value.normalize("NFKC").trim());
    const at = table.rows.findIndex((row) => row.line === line);
    said.hidden = at >= 0;
    setText(said, at >= 0 ? "" : t("many.no_row"));
    input.toggleAttribute("aria-invalid", at < 0);
    if (at < 0) return input.focus();
    const rows = rowsOfClaim(table.rows, at, table.columns).map(({ cells }) => coded(cells, table.columns));
    const state = stateOfRows(rows, table.columns, form);
    // The form takes it as it takes a link: what stood there before can be brought back.
    try {
      location.hash = `a=${await pack(form.policy, form.version, state)}&to=${state.chosen[0] ?? ""}`;
    } catch {
      said.hidden = false;
      setText(said, t("keep.failed"));
    }
  }
}
