// Figures as they are shown: 90,000 元 or RMB 90,000. What is not stated is said, never shown as 0.

/** @typedef {import("./words.js").Translate} Translate */
/** @typedef {number | {low: number | null, high: number | null}} Value */

/**
 * @param {number} value - whole
 * @returns {string} 90,000
 */
export function digits(value) {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/**
 * @param {number | null} amount - whole yuan; null: not stated
 * @param {Translate} t
 */
export function money(amount, t) {
  return amount === null ? t("money.not_stated") : t("money.amount", { amount: digits(amount) });
}

/**
 * What is known of a figure, in words: an amount, a range, a least, or that nothing is stated.
 *
 * @param {number | null} low
 * @param {number | null} high
 * @param {Translate} t
 */
export function bounds(low, high, t) {
  if (low === null) return high === null ? t("money.not_stated") : t("money.at_most", { amount: digits(high) });
  if (high === null) return low === 0 ? t("money.not_known") : t("money.at_least", { amount: digits(low) });
  return low === high ? money(low, t) : t("money.range", { low: digits(low), high: digits(high) });
}

/**
 * @param {number} fen - whole
 * @returns {string} 987,654.24
 */
export function yuanOfFen(fen) {
  const rest = fen % 100;
  return digits(Math.floor(fen / 100)) + (rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`);
}

/**
 * A date in the reader's language.
 *
 * @param {string} iso - 2022-07-01
 * @param {Translate} t
 */
export function day(iso, t) {
  const [year, month, date] = iso.split("-");
  return t("date", { year, day: Number(date), month_name: t(`months.${Number(month)}`) });
}

/**
 * An operand of a step: numbers grouped, years and codes as they are.
 *
 * @param {unknown} operand
 * @returns {string}
 */
export function operandText(operand) {
  if (typeof operand === "number") return digits(operand);
  return String(operand).replace(/\d{4,}/g, (run) => digits(Number(run)));
}
