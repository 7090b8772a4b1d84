// One place on the citation page: its words in both languages, every form with its button, its QR code.

import { copy } from "./copy.js";
import { TAGS } from "./data.js";
import { address, citations } from "./forms.js";

/** @typedef {import("./data.js").Place} Place */
/** @typedef {import("./data.js").Language} Language */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Place} place @param {Language} page
 * @param {[zh: string, en: string]} roots - of the languages, absolute
 * @param {any} words - those of docs/strings
 * @param {string} [version] - of the text, where the reference named a day
 */
export function placeCard(place, page, roots, words, version) {
  const w = words.page;
  const card = made("article", "cite-card");
  const link = address(place, roots[page], version);
  const heading = made("h2", "cite-card__title", place.clause.title[page]);
  const head = made("p", "cite-card__head");
  const open = /** @type {HTMLAnchorElement} */ (made("a", "", w.open));
  open.href = link;
  head.append(open);
  card.append(heading, head);
  for (const language of /** @type {Language[]} */ ([0, 1])) {
    const quote = made("blockquote", "cite-words");
    quote.lang = TAGS[language];
    for (const line of place.text[language].split("\n")) quote.append(made("p", "", line));
    card.append(made("p", "cite-label", language ? w.translation : w.words), quote);
  }
  card.append(made("h3", "", w.forms), formList(place, page, roots, words), qrSection(link, place.id, w));
  return card;
}

/** @param {Place} place @param {Language} page @param {[zh: string, en: string]} roots @param {any} words */
function formList(place, page, roots, words) {
  const list = made("ul", "cite-forms");
  const status = made("p", "cite-copied");
  status.setAttribute("role", "status");
  for (const each of citations(place, page, roots)) {
    const { form, plain } = each;
    const name = made("p", "cite-form__name", words.name[form]);
    name.append(made("small", "", words.hint[form]));
    const shown = made("p", "cite-form__words", plain);
    if (form === "zh") shown.lang = TAGS[0];
    if (form === "en") shown.lang = TAGS[1];
    shown.dataset.form = form;
    const button = /** @type {HTMLButtonElement} */ (made("button", "cite-copy", words.copy));
    button.type = "button";
    button.setAttribute("aria-label", `${words.copy} ${words.name[form]}`);
    button.dataset.copy = form;
    button.addEventListener("click", async () => {
      const done = await copy(each);
      status.textContent = done ? words.copied.replace("{form}", words.name[form]) : words.failed;
      if (!done) getSelection()?.selectAllChildren(shown);
    });
    const item = made("li", "cite-form");
    item.append(name, shown, button);
    list.append(item);
  }
  const section = made("div", "");
  section.append(list, status);
  return section;
}

/** @param {string} link @param {string} id @param {Record<string, string>} w */
function qrSection(link, id, w) {
  const section = made("details", "cite-qr");
  section.append(made("summary", "", w.qr));
  section.addEventListener("toggle", async () => {
    if (section.children.length > 1) return;
    const inner = made("div", "");
    section.append(inner);
    try {
      // a script of its own, since few ask for a code; scripts/assets.py says its name
      const { squares, outline, width, svgFile, pngFile } = await import(new URL(QR_SCRIPT, import.meta.url).href);
      const rows = squares(link);
      const picture = document.createElementNS(SVG, "svg");
      picture.setAttribute("viewBox", `0 0 ${width(rows)} ${width(rows)}`);
      picture.setAttribute("role", "img");
      picture.setAttribute("aria-label", w.qr_alt.replace("{link}", link));
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", outline(rows));
      picture.append(path);
      const note = made("p", "hint", `${w.qr_note} `);
      note.append(made("span", "cite-qr__link", link));
      const files = made("p", "cite-qr__files");
      files.append(
        download(w.svg, `${id}.svg`, new Blob([svgFile(rows)], { type: "image/svg+xml" })), " ",
        download(w.png, `${id}.png`, await pngFile(rows)),
      );
      inner.append(picture, note, files);
    } catch {
      inner.append(made("p", "cite-status--wrong", w.qr_failed));
    }
  });
  return section;
}

/** @param {string} label @param {string} name @param {Blob} file */
function download(label, name, file) {
  const link = /** @type {HTMLAnchorElement} */ (made("a", "", label));
  link.href = URL.createObjectURL(file);
  link.download = name;
  return link;
}

/** @param {string} tag @param {string} name @param {string} [text] @returns {HTMLElement} */
export function made(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}
