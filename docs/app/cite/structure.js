// References by number: 第三部分第（四）项第10点第2句, 三（四）10, part 3(4) point 10, 第十项举措.

import { NUMBER, numberOf } from "./numerals.js";
import { tidy } from "./tidy.js";

/** @typedef {import("./data.js").Clause} Clause */
/** @typedef {import("./data.js").Policy} Policy */

/** @typedef {{kinds: string[], n: number, id?: string, sure: boolean}} Step - one clause on the way down; id: named by its title */
/** @typedef {{steps: Step[], paragraph: number, sentence: number, amount: number, whole: boolean, left: string}} Structure - sentence: counted from the end where it is negative */

const GROUPS = ["group", "safeguard"];
const ANY = ["measure", "part", ...GROUPS];

/** What a pattern's number counts. Earlier patterns win; the last is a number alone. @type {[pattern: string, kinds: string[] | "paragraph" | "sentence" | "end" | "amount", sure: boolean][]} */
const FORMS = [
  [`第?${NUMBER}大?部分`, ["part"], true],
  [`第?${NUMBER}(?:项|条|大|个)?(?:举措|措施)`, ["measure"], true],
  [`(?:(?<!保障)措施|举措)第?${NUMBER}(?:项|条)?`, ["measure"], true],
  [`第?\\(${NUMBER}\\)(?:项|条|款|点)?`, GROUPS, true],
  [`第${NUMBER}项`, [...GROUPS, "else", "measure"], true],
  [`(?:第|^)${NUMBER}条`, ["measure", "part"], true],
  [`第?${NUMBER}(?:(?:自然)?段|款)`, "paragraph", true],
  [`倒数第?${NUMBER}句话?`, "end", true],
  [`第?${NUMBER}句话?`, "sentence", true],
  [`第?${NUMBER}(?:处|个)金额`, "amount", true],
  [`第?${NUMBER}点`, ["measure"], true],
  [`part ?${NUMBER}`, ["part"], true],
  [`item ?\\(?${NUMBER}\\)?`, [...GROUPS, "else", "measure"], true],
  [`group ?\\(?${NUMBER}\\)?`, ["group"], true],
  [`(?:safeguard|保障措施第?) ?\\(?${NUMBER}\\)?(?:项|条)?`, ["safeguard"], true],
  [`(?:points?|measures?) ?\\(?${NUMBER}\\)?`, ["measure"], true],
  [`(?:art(?:icle|\\.)|section|clause) ?${NUMBER}`, ["measure", "part"], true],
  [`par(?:agraph|a\\.|a|\\.) ?${NUMBER}`, "paragraph", true],
  [`sentence ?${NUMBER}`, "sentence", true],
  [`amount ?${NUMBER}`, "amount", true],
  [`(?<![a-z])${NUMBER}(?=[、.,:( ]|$)`, ANY, false],
  [`(?<=[、.,:) ]|^)${NUMBER}(?![a-z])`, ANY, false],
];
const ALL = new RegExp(FORMS.map(([pattern]) => pattern).join("|"), "g");

/** Says that a quotation is all of a clause. */
const WHOLE = /全文|\(?in full\)?/;

/** Words that may stand around a reference without meaning anything. */
const NOISE = /[\s,.;:、，。；：()《》<>〔〕[\]#>—\-/的之第见按据由至]|根据|按照|依据|参见|规定|条款|文件|政策|实施意见|本|see|the|of|in|under|and|policy|opinions|implementing/g;

const INNER = ["paragraph", "sentence", "amount"];

/** How far down a step or a count leads; those that share a number of it are counted alike. @param {string[] | string} kinds */
const depth = (kinds) => (typeof kinds === "string" ? 10 + INNER.indexOf(kinds) : kinds.includes("else") ? 2 : kinds.includes("measure") ? 3 : kinds.includes("part") ? 0 : 1);

/**
 * Take references apart: several where one counts twice on the same way down (第10点和第11点), a later one in the clause of the one before.
 * @param {string} text - one width, in small letters
 * @param {Policy} policy - for the titles, which also name a clause
 * @returns {Structure[]}
 */
export function structuresOf(text, policy) {
  const whole = WHOLE.test(text);
  let rest = tidy(text.replace(WHOLE, " "));
  /** @type {{at: number, step: Step} | null} */
  let named = null;
  for (const clause of policy.nodes) {
    for (const title of clause.title) {
      const words = title.normalize("NFKC").toLowerCase();
      const at = rest.indexOf(words);
      if (at < 0) continue;
      rest = rest.replace(words, " ".repeat(words.length));
      named = { at, step: { kinds: [clause.kind], n: clause.n, id: clause.id, sure: true } };
    }
  }
  /** @type {Structure} */
  let one = { steps: [], paragraph: 0, sentence: 0, amount: 0, whole, left: "" };
  const all = [one];
  const left = rest.replace(ALL, (...match) => {
    const at = match.slice(1, FORMS.length + 1).findIndex((group) => group !== undefined);
    const [, kinds, sure] = FORMS[at];
    const n = numberOf(match[at + 1]);
    if (named && named.at < match[FORMS.length + 1]) {
      one.steps.push(named.step);
      named = null;
    }
    const level = depth(kinds === "end" ? "sentence" : kinds);
    const same = one.steps.find((step) => step.sure && sure && !step.id && depth(step.kinds) === level);
    const counted = typeof kinds === "string" ? one[kinds === "end" ? "sentence" : kinds] : same?.n;
    const value = kinds === "end" ? -n : n;
    if (counted && counted === value) return " ";
    if (counted) {
      one = { ...one, steps: one.steps.filter((step) => depth(step.kinds) < level || step.id), paragraph: level > 10 ? one.paragraph : 0, sentence: level > 11 ? one.sentence : 0, amount: 0 };
      all.push(one);
    }
    if (typeof kinds === "string") one[kinds === "end" ? "sentence" : kinds] = value;
    else one.steps.push({ kinds: !sure && /[ivx]/.test(match[at + 1]) ? ["part", ...kinds.filter((kind) => kind !== "part")] : kinds, n, sure }); // parts have Roman numerals
    return " ";
  });
  if (named) one.steps.push(named.step);
  for (const each of all) each.left = left.replace(NOISE, "");
  return all;
}

/** @param {Policy} policy @param {Clause} clause @returns {Clause[]} from the part down to the clause */
export function chainOf(policy, clause) {
  const above = clause.parent ? policy.nodes.find(({ id }) => id === clause.parent) : undefined;
  return above ? [...chainOf(policy, above), clause] : [clause];
}

/**
 * The clauses that the steps may lead to, likeliest first.
 * @param {Policy} policy @param {Step[]} steps
 * @returns {{clauses: Clause[], alone: Clause[]}} alone: by the last step, whatever stands before it
 */
export function follow(policy, steps) {
  const last = steps[steps.length - 1];
  const alone = last ? matching(policy.nodes, last) : [];
  const clauses = alone.filter((clause) => {
    let above = chainOf(policy, clause).slice(0, -1);
    for (const step of steps.slice(0, -1)) {
      if (step.id === clause.id || (last.id && matching([clause], step).length)) continue; // number and title of the same
      const at = above.findIndex((each) => matching([each], step).length > 0);
      if (at < 0) return false;
      above = above.slice(at + 1);
    }
    return true;
  });
  return { clauses, alone };
}

/** @param {Clause[]} clauses @param {Step} step */
function matching(clauses, { kinds, n, id }) {
  if (id) return clauses.filter((clause) => clause.id === id);
  const numbered = clauses.filter((clause) => clause.n === n && n > 0);
  const instead = kinds.indexOf("else");
  const first = instead < 0 ? kinds : kinds.slice(0, instead);
  const found = first.flatMap((kind) => numbered.filter((clause) => clause.kind === kind));
  return found.length || instead < 0 ? found : kinds.slice(instead + 1).flatMap((kind) => numbered.filter((clause) => clause.kind === kind));
}
