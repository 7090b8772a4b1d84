// Tables as CSV text: written so that no spreadsheet runs a cell as a formula, and read as people's spreadsheets write it.

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const FORMULA = "=+-@\t\r\n＝＋－＠";

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe stands before one; a plain number stays.
 *
 * @param {string} cell
 */
export function safeCell(cell) {
  return cell !== "" && FORMULA.includes(cell.charAt(0)) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

/**
 * @param {(string | number | null)[][]} rows
 * @returns {string} with the mark that tells spreadsheets that it is UTF-8
 */
export function csvText(rows) {
  return "\uFEFF" + rows.map(csvLine).join("");
}

/** @param {(string | number | null)[]} row */
export function csvLine(row) {
  return row.map((cell) => quoted(safeCell(String(cell ?? "")))).join(",") + "\r\n";
}

/** @param {string} cell */
function quoted(cell) {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * The rows of a CSV text; the separator is what the first line uses most: comma, semicolon or tab.
 *
 * @param {string} text
 * @param {number} [most] - rows, after which the rest is not read
 * @returns {string[][]}
 */
export function parseCsv(text, most = Infinity) {
  const separator = separatorOf(text);
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length && rows.length < most) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; ;) {
        const close = text.indexOf('"', at);
        cell += text.slice(at, close < 0 ? undefined : close);
        at = close < 0 ? text.length : close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    const begin = at;
    while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
    row.push(cell + text.slice(begin, at));
    if (text[at] === separator) {
      at += 1;
      if (at < text.length) continue;
      row.push("");
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** @param {string} text */
function separatorOf(text) {
  const line = text.slice(0, 20_000).split(/[\r\n]/, 1)[0] ?? "";
  const count = (/** @type {string} */ mark) => line.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
