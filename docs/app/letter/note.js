// One line for the file: against which text the letter was checked, and what was found.

import { dayWords } from "../cite/forms.js";
import { count } from "./findings.js";

/** @typedef {import("./letter_types.js").Checked} Checked */
/** @typedef {import("./letter_types.js").Finding} Finding */

/**
 * @param {Checked} checked
 * @param {Finding[]} findings
 * @param {import("../cite/data.js").Policy} policy
 * @param {import("../cite/data.js").Language} language
 * @param {Date} now
 * @param {import("../estimate/words.js").Translate} t
 */
export function noteLine(checked, findings, policy, language, now, t) {
  const of = (/** @type {string} */ list, /** @type {string[]} */ ...kinds) => findings.filter((one) => one.list === list && kinds.includes(one.kind)).length;
  const wrong = count(findings, "wrong");
  const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  return t("note.line", {
    today: dayWords(today, language), number: policy.number[language], version: checked.version,
    digest: checked.digest.replace("sha256:", "").slice(0, 12),
    references: of("references", "resolved", "ambiguous", "unanchored"), quotations: of("quotations", "exact", "typographic"), figures: of("figures", "stated", "within-range"),
    rest: wrong ? t("note.wrong", { n: wrong }) : t("note.clean"),
  });
}
