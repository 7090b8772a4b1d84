// What is said beside the fields: what could not be read, and what the calculator refused, in the reader's words.

import { formPath } from "./beside.js";
import { questionAt } from "./names.js";
import { lookUp } from "./words.js";

/**
 * @param {import("./claim.js").Problems} problems
 * @param {import("./estimate_types.js").Estimate | null} estimate
 * @param {import("./schema.js").FormData} form
 * @param {import("./words.js").Translate} t
 * @returns {Map<string, string>} path in the form -> message
 */
export function messagesOf(problems, estimate, form, t) {
  /** @type {Map<string, string>} */
  const messages = new Map();
  for (const fault of [...(estimate?.lines.flatMap((line) => line.faults) ?? []), ...(estimate?.faults ?? [])]) {
    const words = lookUp(form.words, `faults.${fault.code}`);
    const path = formPath(fault.path);
    const key = typeof words === "string" ? `faults.${fault.code}` : "form.refused";
    messages.set(path, t(key, { value: String(fault.value), path: fault.path }));
  }
  // What the page itself could not read is the better message: it speaks of what was typed.
  for (const [path, code] of problems) {
    const unit = questionAt(path, form).question?.unit ?? "";
    messages.set(path, t(`problems.${code}`, { unit }));
  }
  return messages;
}
