// Reads a number the way people type it: １２, 3万, 十五万, 1,000, 6个月. What is doubtful is refused, never guessed.

/**
 * @typedef {"not-a-number" | "several-numbers" | "doubtful-comma" | "negative" | "not-whole" | "too-many-decimals" | "too-large"} NumberProblem
 * @typedef {{value?: number, problem?: NumberProblem}} Reading - neither: nothing is known (empty, "不知道")
 * @typedef {"count" | "money" | "decimal"} NumberKind
 */

const UNKNOWN = /^(?:不知道|不清楚|不详|未知|不明|unknown|not known|(?:i )?(?:do not|don[’']?t) know|n\/?a|[?？—–-]+)$/i;
const MONEY_BEFORE = /^(?:人民币|rmb|cny|[¥￥])\s*/i;
const MONEY_AFTER = /\s*(?:元整?|圆整?|块钱?|rmb|cny|yuan)$/i;
const DIGITS = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9, 俩: 2 };
const TENS = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const MYRIADS = { 万: 10_000, 萬: 10_000, 亿: 100_000_000, 億: 100_000_000 };
const LATIN_UNITS = { k: 1000, w: 10_000, thousand: 1000, million: 1_000_000 };
const CLASSIFIERS = ["个", "名", "位", "人", "次", "场", "项", "家"];

/**
 * Read what was typed into a field for a number.
 *
 * @param {string} typed
 * @param {NumberKind} kind - count and money: whole; decimal: at most two decimals
 * @param {string} [unit] - the field's own unit in the reader's language, which may be typed after the number
 * @returns {Reading}
 */
export function readNumber(typed, kind, unit = "") {
  const text = typed.normalize("NFKC").replace(/[\u200B-\u200D\uFEFF]/g, "").trim();
  if (text === "" || UNKNOWN.test(text)) return {};
  const bare = withoutUnit(text, kind, unit.normalize("NFKC").trim());
  const negative = /^[-−负]\s*(?=\S)/.test(bare);
  const reading = readBare(negative ? bare.replace(/^[-−负]\s*/, "") : bare, kind);
  if (reading.value === undefined) return reading;
  return negative && reading.value > 0 ? { value: -reading.value, problem: "negative" } : reading;
}

/**
 * Whether the reader should be shown how the text was understood: it was not plain digits.
 *
 * @param {string} typed
 * @param {number} value
 */
export function needsEcho(typed, value) {
  return typed.trim() !== String(value);
}

/** @param {string} text @param {NumberKind} kind @param {string} unit */
function withoutUnit(text, kind, unit) {
  if (kind === "money") return text.replace(MONEY_BEFORE, "").replace(MONEY_AFTER, "").trim();
  const tail = /[^\d.,\s零〇一二两三四五六七八九十百千万亿]+$/u.exec(text)?.[0] ?? "";
  if (!tail || tail === text) return text;
  const own = unit !== "" && (singular(unit).endsWith(singular(tail)) || singular(tail).endsWith(singular(unit)));
  return own || CLASSIFIERS.includes(tail) ? text.slice(0, -tail.length).trim() : text;
}

/** @param {string} unit */
function singular(unit) {
  return unit.toLowerCase().replace(/s$/, "");
}

/** @param {string} text - without sign and unit @param {NumberKind} kind @returns {Reading} */
function readBare(text, kind) {
  if (/^\d.*(?:[~～—–-]|到|至|或|\bto\b|\bor\b|、|\/).*\d/i.test(text)) return { problem: "several-numbers" };
  const latin = /^([\d.,\s]+)\s*(k|w|thousand|million)$/i.exec(text);
  if (latin?.[1] && latin[2]) {
    const unit = LATIN_UNITS[/** @type {keyof typeof LATIN_UNITS} */ (latin[2].toLowerCase())];
    const reading = readDigits(latin[1].trim(), "decimal");
    return reading.value === undefined ? reading : limits(times(reading.value, unit), kind);
  }
  if (/^[\d.,\s]+$/.test(text)) {
    const reading = readDigits(text, kind);
    return reading.value === undefined ? reading : limits(reading.value, kind);
  }
  const value = readChinese(text);
  return typeof value === "number" ? limits(value, kind) : { problem: value };
}

/** @param {string} text - digits, points, commas, blanks @param {NumberKind} kind @returns {Reading} */
function readDigits(text, kind) {
  if (/^\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?$/.test(text)) return { value: Number(text.replace(/[, ]/g, "")) };
  // 1,5 and 10,00 mean different things to different people; 1.000 is one thousand to some.
  if (text.includes(",")) return { problem: "doubtful-comma" };
  if (kind !== "decimal" && /^\d{1,3}(?:\.\d{3})+$/.test(text)) return { problem: "doubtful-comma" };
  if (/\s/.test(text)) return { problem: "several-numbers" };
  return /^(?:\d+\.?\d*|\.\d+)$/.test(text) ? { value: Number(text) } : { problem: "not-a-number" };
}

/**
 * Chinese numerals, also mixed with digits: 十, 一百零五, 十五万, 3万, 1.5万, 三万五 (35,000), 2千3百.
 *
 * @param {string} text
 * @returns {number | NumberProblem}
 */
function readChinese(text) {
  if (/^[零〇一二三四五六七八九]{2,}$/.test(text)) {
    // 二〇二三 is a row of digits; 三四 says "three or four".
    if (!/[零〇]/.test(text)) return "several-numbers";
    return Number([...text].map((c) => DIGITS[/** @type {keyof typeof DIGITS} */ (c)]).join(""));
  }
  const tokens = text.match(/\d+(?:\.\d+)?|\D/gu) ?? [];
  let total = 0, section = 0, last = /** @type {number | null} */ (null), unit = 0, zero = false, bigs = Infinity, smalls = Infinity;
  for (const token of tokens) {
    if (/^\d/.test(token) || token in DIGITS) {
      if (last !== null) return "several-numbers";
      const digit = /^\d/.test(token) ? Number(token) : DIGITS[/** @type {keyof typeof DIGITS} */ (token)];
      if (digit === 0 && token.length === 1) { zero = true; continue; }
      last = digit;
    } else if (token in TENS) {
      unit = TENS[/** @type {keyof typeof TENS} */ (token)];
      if (unit >= smalls) return "not-a-number";
      if (last === null && unit !== 10) return "not-a-number";
      section += times(last ?? 1, unit);
      smalls = unit; last = null; zero = false;
    } else if (token in MYRIADS) {
      unit = MYRIADS[/** @type {keyof typeof MYRIADS} */ (token)];
      if (unit >= bigs || (last === null && section === 0)) return "not-a-number";
      total += times(section + (last ?? 0), unit);
      bigs = unit; smalls = Infinity; section = 0; last = null; zero = false;
    } else return "not-a-number";
  }
  if (last === null) return total + section;
  // 三万五 is 35,000 and 一百五 150, but 三万零五 is 30,005; 3万5000 has its digits in full.
  const colloquial = unit > 10 && !zero && last < 10 && Number.isInteger(last);
  return total + section + (colloquial ? last * (unit / 10) : last);
}

/** @param {number} value @param {NumberKind} kind @returns {Reading} */
function limits(value, kind) {
  if (value > Number.MAX_SAFE_INTEGER) return { problem: "too-large" };
  if (kind !== "decimal" && !Number.isInteger(value)) return { value, problem: "not-whole" };
  if (kind === "decimal" && !/^\d+(?:\.\d{1,2})?$/.test(String(value))) return { value, problem: "too-many-decimals" };
  return { value };
}

/**
 * A short decimal times a power of ten, without binary dust (0.29 × 10,000).
 *
 * @param {number} value
 * @param {number} unit
 */
function times(value, unit) {
  return Number((value * unit).toFixed(6));
}
