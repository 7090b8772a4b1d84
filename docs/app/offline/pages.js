// Pages out of their one file: lines that many pages share are in it once; a page that is shown from it says so.

/**
 * @typedef {object} Pages
 * @property {string[]} lines - each once
 * @property {Record<string, number[]>} pages - by address: its lines; a negative number -n before n+1 that follow one another
 */

/**
 * The address of a page in the store: "" for the first page, otherwise with its slash at the end.
 *
 * @param {string} href
 * @param {string} root - the site's, with its slash
 * @returns {string}
 */
export function pathOf(href, root) {
  const path = href.slice(root.length).split(/[?#]/)[0].replace(/(^|\/)index\.html$/, "$1");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * @param {Pages} stored
 * @param {string} path
 * @returns {string | null} null: not in the store
 */
export function pageOf({ lines, pages }, path) {
  if (!Object.hasOwn(pages, path)) return null;
  const out = [];
  let more = 0;
  for (const number of pages[path]) {
    if (number < 0) more = -number;
    else {
      for (let n = number; n <= number + more; n++) out.push(lines[n]);
      more = 0;
    }
  }
  return out.join("\n");
}

/**
 * The page with a line above everything else that says it comes from the store.
 *
 * @param {string} html
 * @param {Date} date - when it was last known to be the newest text
 * @param {OfflineManifest["words"]} words
 * @returns {string}
 */
export function marked(html, date, words) {
  const language = /<html[^>]* lang="(\w+)/.exec(html)?.[1] ?? "";
  const said = words[language] ?? Object.values(words)[0];
  const day = new Intl.DateTimeFormat(language || "zh", { dateStyle: "long", timeStyle: "short" }).format(date);
  const note = `<aside class="stored" aria-label="${said.label}"><p role="status">${said.stored.replace("{date}", day)} <a href="">${said.again}</a></p></aside>`;
  return html.replace(/<body\b[^>]*>/, (body) => body + note);
}
