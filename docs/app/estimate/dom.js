// Makes elements. Text goes in as text nodes only: nothing that was typed is ever read as HTML.

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | undefined | EventListener>} Attributes - on…: a listener; true: present; false, undefined: absent */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

/**
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

/**
 * Replace the children of an element only when they differ, so that a screen reader is not told the same again.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {Element} element @param {Attributes} attributes */
function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
}

/** @param {Element} element @param {Child[]} children */
function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (typeof child === "string" && element instanceof HTMLElement && element.localName !== "option") element.append(...inOnePiece(child));
    else element.append(child);
  }
}

/** An amount with its currency or unit, a range: 3,000 元, RMB 20,000–30,000, 6 个月. */
const FIGURE = /((?:\p{Lu}{3} )?\d[\d,.]*(?:–\d[\d,]*)?(?: \p{Script=Han}{1,2})?)/u;

/** A text whose figures are not broken at the end of a line. @param {string} text @returns {(HTMLElement | string)[]} */
function inOnePiece(text) {
  return text.split(FIGURE).filter(Boolean).map((part) => {
    if (!/\d[ –]|^\p{Lu}{3} \d/u.test(part)) return part;
    const whole = document.createElement("span");
    whole.className = "yc-whole";
    whole.textContent = part;
    return whole;
  });
}
