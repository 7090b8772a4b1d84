// Days in a reference: 2022年7月1日, 2022-07-01, 1 July 2022.

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WORD = `(${MONTHS.join("|")})[a-z]*\\.?`;
const FORMS = [
  { form: /@?(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/, order: [1, 3, 4] },
  { form: /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/, order: [1, 2, 3] },
  { form: new RegExp(`(\\d{1,2})(?:st|nd|rd|th)? ${WORD},? (\\d{4})`, "i"), order: [3, 2, 1] },
  { form: new RegExp(`${WORD} (\\d{1,2}),? (\\d{4})`, "i"), order: [3, 1, 2] },
];

/**
 * The first day that a text names.
 * @param {string} text
 * @returns {{day: string | null, text: string} | null} day: ISO, or null where there is no such day; null: none is named
 */
export function dayIn(text) {
  for (const { form, order } of FORMS) {
    const found = form.exec(text);
    if (!found) continue;
    const [year, month, day] = order.map((at) => (/^\d/.test(found[at]) ? Number(found[at]) : MONTHS.indexOf(found[at].toLowerCase().slice(0, 3)) + 1));
    const iso = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    const date = new Date(`${iso}T00:00:00Z`);
    const real = !Number.isNaN(date.getTime()) && date.getUTCDate() === day && date.getUTCMonth() + 1 === month;
    return { day: real ? iso : null, text: found[0] };
  }
  return null;
}
