// The shape of an estimate, as the calculator returns it (types only).

/**
 * @typedef {number | {low: number | null, high: number | null}} StepValue
 * @typedef {{label: string, operands: Record<string, number | string>, value: StepValue, node: string, quoted: string}} Step
 * @typedef {{code: string, node: string | null, values: Record<string, unknown>}} Note
 * @typedef {{path: string, code: string, value: unknown}} Fault
 * @typedef {"amount" | "range" | "zero" | "not-determinable" | "refused"} Status
 *
 * @typedef {object} Line
 * @property {string} benefit
 * @property {string | null} claimant
 * @property {Status} status
 * @property {number | null} low
 * @property {number | null} high
 * @property {number | null} headline
 * @property {Step[]} steps
 * @property {Note[]} notes
 * @property {string[]} open
 * @property {Fault[]} faults
 * @property {Record<string, unknown>} [values]
 *
 * @typedef {object} Total
 * @property {string[]} claimants
 * @property {number | null} low
 * @property {number | null} high
 * @property {number | null} headline
 * @property {boolean} at_least
 * @property {string[]} not_stated
 * @property {number | null} [combined]
 * @property {number | null} [additional_low]
 *
 * @typedef {object} Estimate
 * @property {string} policy
 * @property {string} version
 * @property {string} data
 * @property {Line[]} lines
 * @property {Total[]} totals
 * @property {Note[]} notes
 * @property {Fault[]} faults
 */

export {};
