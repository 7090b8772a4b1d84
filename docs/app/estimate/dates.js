// Reads a day or a month: native inputs give ISO, browsers without them (month in Firefox) whatever was typed.

/** @typedef {{value?: string, problem?: "not-a-date" | "not-a-month"}} DateReading */

const PARTS = /^(\d{4})(?:[-/.年]|\s)(\d{1,2})(?:(?:[-/.月]|\s)(\d{1,2})[日号]?|月)?$/;

/**
 * @param {string} typed - 2023-06-30, 2023年6月30日, 2023/6/30, 20230630
 * @returns {DateReading} neither value nor problem: nothing was typed
 */
export function readDate(typed) {
  const text = tidy(typed);
  if (text === "") return {};
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const [, year, month, day] = compact ?? PARTS.exec(text) ?? [];
  if (!year || !month || !day || !isRealDay(+year, +month, +day)) return { problem: "not-a-date" };
  return { value: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` };
}

/**
 * @param {string} typed - 2023-06, 2023年6月, 2023/6
 * @returns {DateReading} neither value nor problem: nothing was typed
 */
export function readMonth(typed) {
  const text = tidy(typed);
  if (text === "") return {};
  const [, year, month, day] = PARTS.exec(text) ?? [];
  if (!year || !month || day || !isRealDay(+year, +month, 1)) return { problem: "not-a-month" };
  return { value: `${year}-${month.padStart(2, "0")}` };
}

/** @param {string} typed */
function tidy(typed) {
  return typed.normalize("NFKC").trim();
}

/** @param {number} year @param {number} month @param {number} day */
function isRealDay(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
