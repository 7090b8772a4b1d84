// The question schema as the build emits it for one language (build/assets/form.<lang>.<hash>.json), and ways to walk it.

/**
 * @typedef {{value: string, label: string}} Choice
 * @typedef {"count" | "money" | "decimal" | "date" | "month" | "yes_no" | "option" | "options" | "text" | "list"} QuestionType
 *
 * @typedef {object} Question
 * @property {string} id
 * @property {QuestionType} type
 * @property {string} label
 * @property {string} [help]
 * @property {string} [unit]
 * @property {Choice[]} [options]
 * @property {Choice[]} [also] - words allowed beside the type's own values
 * @property {boolean} [special] - asked only when it happened
 * @property {boolean} [changes_nothing]
 * @property {Record<string, string[]>} [when] - sibling question -> answers with which this one is asked
 * @property {string[]} [nodes]
 * @property {Question[]} [items] - of one member, for type list
 * @property {string} [add]
 * @property {string} [member] - heading of a member, with {n}
 *
 * @typedef {object} Benefit
 * @property {string} id
 * @property {string | null} claimant
 * @property {string} node
 * @property {"payment" | "planning" | "unstated"} kind
 * @property {string} title
 * @property {string} summary
 * @property {Question[]} questions
 *
 * @typedef {object} NodeWords - a clause or a sentence that an estimate may name
 * @property {string} href
 * @property {string} cite - number and title: 第3点“…”第2句
 * @property {string} [official] - a sentence's Chinese
 * @property {string} [translation] - a sentence's English, on English pages
 *
 * @typedef {object} FormData
 * @property {"zh" | "en"} language
 * @property {string} policy
 * @property {string} version - date of the law, ISO
 * @property {string[]} versions - every version's date, the oldest first
 * @property {import("./changes.js").DatedValue[][]} dated - of each figure that has changed since the first version, its values
 * @property {string} effective - the day from which the policy is in force, ISO
 * @property {string | null} closing_rule - sentence id
 * @property {Benefit[]} benefits
 * @property {{benefits: [string, string], node: string}[]} overlaps
 * @property {Record<string, NodeWords>} nodes
 * @property {Record<string, string>} templates - benefit -> address of its table to fill in, from the site's root
 * @property {Record<string, {title: string, href: string, choices: Record<string, string>}>} readings
 * @property {import("./words.js").Words} words
 * @property {Question[]} [beside] - questions beside the benefits, made for those that are chosen (beside.js)
 */

/**
 * What was typed or chosen, as it stands in the controls: text for inputs, "true", "false", "unknown" or an option for choices,
 * lists of options for checkboxes. Nothing here is interpreted; `claim.js` does that.
 *
 * @typedef {string | string[] | RawFacts[]} RawAnswer
 * @typedef {{[question: string]: RawAnswer}} RawFacts
 * @typedef {(string | number)[]} Path - answers, benefit, groups, 0, months
 */

/** The value of a choice that says "I do not know". */
export const UNKNOWN = "unknown";

/** The member of a list of options that says "none of these". */
export const NONE_OF_THESE = "-";

/**
 * Path as the calculator writes it: answers.<benefit>.groups[0].months
 *
 * @param {Path} path
 */
export function pathText(path) {
  return path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("").slice(1);
}

/**
 * @param {string} text - a path as the calculator writes it
 * @returns {Path}
 */
export function parsePath(text) {
  return (text.match(/[^.[\]]+/g) ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * The id of a field's control in the page.
 *
 * @param {string} path - as the calculator writes it
 */
export function fieldId(path) {
  return `yc-${path.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/-$/, "")}`;
}

/**
 * Questions that are put to the reader: those that change nothing are not.
 *
 * @param {Question[]} questions
 */
export function asked(questions) {
  return questions.filter((question) => !question.changes_nothing);
}

/**
 * Whether a question is asked, given the answers beside it.
 *
 * @param {Question} question
 * @param {RawFacts} siblings
 * @param {Question[]} questions - the sibling questions; one that is not asked itself counts as unanswered
 * @param {(question: Question, raw: RawAnswer | undefined) => string | undefined} plain - an answer as the condition writes it
 * @returns {boolean}
 */
export function isAsked(question, siblings, questions, plain) {
  return Object.entries(question.when ?? {}).every(([id, values]) => {
    const sibling = questions.find((other) => other.id === id);
    if (!sibling || !isAsked(sibling, siblings, questions, plain)) return false;
    const answer = plain(sibling, siblings[id]);
    return answer !== undefined && values.includes(answer);
  });
}

/**
 * Whether anything was answered in these facts.
 *
 * @param {RawAnswer | undefined} raw
 * @returns {boolean}
 */
export function isAnswered(raw) {
  if (raw === undefined || raw === "") return false;
  if (typeof raw === "string") return true;
  return raw.some((member) => typeof member === "string" || Object.values(member).some(isAnswered));
}
