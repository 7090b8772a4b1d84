// The search dialog: opens and closes, asks the worker while somebody types, shows what it found. Loads nothing until it is used.

/**
 * @typedef {import("./search.js").Hit} Hit
 * @typedef {{start: string, loading: string, failed: string, none: string, one: string, other: string, only_perhaps: string}} Words
 */

/**
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
function part(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`no ${selector} in the search dialog`);
  return /** @type {T} */ (found);
}

const PATIENCE = 15_000; // milliseconds until an index that has not come is said to be missing; it is used when it comes after all

/** @param {HTMLElement} root - the element with data-search */
export function startSearch(root) {
  const words = /** @type {Words} */ (JSON.parse(root.dataset.words ?? "{}"));
  /** @type {HTMLInputElement} */
  const toggle = part(document, "#__search");
  /** @type {HTMLInputElement} */
  const input = part(root, "input.md-search__input");
  /** @type {HTMLElement} */
  const status = part(root, ".md-search-result__meta");
  /** @type {HTMLOListElement} */
  const list = part(root, ".md-search-result__list");
  /** @type {HTMLElement} */
  const perhaps = part(root, ".search-perhaps");
  /** @type {HTMLOListElement} */
  const perhapsList = part(root, ".search-perhaps__list");
  /** @type {HTMLElement} */
  const none = part(root, ".search-none");
  const base = new URL(root.dataset.root || ".", location.href);

  /** @type {Worker | undefined} - with the index */
  let worker;
  /** @type {Set<Worker>} - whose index is on its way */
  const coming = new Set();
  let overdue = false; // said to be missing: the next key or Enter asks for it once more
  let timer = 0;
  let asked = 0;
  let query = "";

  function wake() {
    if (worker || (coming.size && !overdue)) return;
    const mine = new Worker(new URL(root.dataset.worker ?? "", location.href));
    coming.add(mine);
    wait();
    timer = window.setTimeout(() => {
      overdue = true;
      fail();
    }, PATIENCE);
    mine.addEventListener("message", ({ data }) => {
      if (data.failed) drop(mine);
      else if (data.ready) use(mine);
      else if (data.id === asked) show(data.items, data.perhaps);
    });
    mine.addEventListener("error", () => drop(mine));
    mine.postMessage({ index: new URL(root.dataset.index ?? "", location.href).href });
    ask();
  }

  function wait() {
    window.clearTimeout(timer);
    overdue = false;
  }

  /** @param {Worker} first - whose index has come; no other is needed */
  function use(first) {
    wait();
    coming.delete(first);
    for (const other of coming) other.terminate();
    coming.clear();
    worker = first;
    ask();
  }

  /** @param {Worker} broken */
  function drop(broken) {
    broken.terminate();
    coming.delete(broken);
    if (broken === worker) worker = undefined;
    if (coming.size) return;
    wait();
    fail();
  }

  function fail() {
    clear(words.failed);
    none.hidden = false;
  }

  function ask() {
    asked += 1;
    if (!query) clear(words.start);
    else if (worker) worker.postMessage({ id: asked, query });
    else clear(words.loading);
  }

  /** @param {string} said */
  function clear(said) {
    status.textContent = said;
    list.replaceChildren();
    perhapsList.replaceChildren();
    perhaps.hidden = true;
    none.hidden = true;
  }

  /**
   * @param {Hit[]} items
   * @param {Hit[]} possible
   */
  function show(items, possible) {
    const held = document.activeElement?.closest(".md-search-result") != null;
    if (items.length) clear(items.length === 1 ? words.one : words.other.replace("{count}", String(items.length)));
    else clear(possible.length ? words.only_perhaps : words.none.replace("{query}", query));
    list.append(...items.map((hit) => item(hit, base, "md-search-result")));
    perhapsList.append(...possible.map((hit) => item(hit, base, "search-perhaps")));
    perhaps.hidden = !possible.length;
    none.hidden = items.length > 0;
    if (held) (links()[0] ?? input).focus(); // the hit that was focused is gone
  }

  function typed() {
    const now = input.value.trim();
    if (now === query) return;
    query = now;
    setOpen(true);
    wake();
    ask();
  }

  /** @param {boolean} open */
  function setOpen(open) {
    if (toggle.checked !== open) toggle.click(); // Material locks the page's scrolling on this click
  }

  const links = () => /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll(".md-search-result a")].filter((a) => a.checkVisibility?.() ?? true));

  input.addEventListener("focus", () => {
    setOpen(true);
    wake();
  });
  // input, not keyup: pasted, dictated and inserted words count too; an unfinished composition does not
  input.addEventListener("input", (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) typed();
  });
  input.addEventListener("compositionend", typed);
  part(root, "form").addEventListener("submit", (event) => {
    event.preventDefault();
    wake();
    links()[0]?.click();
  });
  part(root, "form").addEventListener("reset", () => {
    query = "";
    ask();
    input.focus();
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked) input.focus();
    else input.blur();
  });
  root.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      setOpen(false);
      const opener = /** @type {HTMLElement | null} */ (document.querySelector('[data-toggle="__search"]'));
      if (opener?.checkVisibility?.()) opener.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [input, ...links()];
      const at = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
      stops[(at + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length].focus();
      event.preventDefault();
    }
  });
  // the keyboard has left the dialog: it closes, so that nothing lies over what is focused now
  root.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !root.contains(relatedTarget)) setOpen(false);
  });
  root.addEventListener("click", (event) => {
    // a hit on this very page does not load anything
    if (event.target instanceof Element && event.target.closest("ol a")) setOpen(false);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
    }
  });

  /** @param {string} words */
  function search(words) {
    input.value = words;
    input.focus();
    typed();
  }

  // a search field in the page hands over what was typed; without script its form comes back here as ?q=
  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement && event.target.matches("[data-find]"))) return;
    event.preventDefault();
    search(String(new FormData(event.target).get("q") ?? ""));
  });
  const shared = new URLSearchParams(location.search).get("q");
  if (shared) search(shared);
}

/**
 * @param {Hit} hit
 * @param {URL} base - root of the language
 * @param {string} name - of the class
 */
function item(hit, base, name) {
  const link = document.createElement("a");
  link.className = `${name}__link`;
  link.href = new URL(hit.location, base).href;
  link.append(line("hit__title", hit.title), line("hit__words", hit.words));
  const entry = document.createElement("li");
  entry.className = `${name}__item`;
  entry.append(link);
  return entry;
}

/**
 * @param {string} name - of the class
 * @param {import("./marks.js").Piece[]} pieces
 */
function line(name, pieces) {
  const row = document.createElement("span");
  row.className = name;
  for (const [text, marked] of pieces) {
    if (!marked) {
      row.append(text);
      continue;
    }
    const set = document.createElement("mark");
    set.textContent = text;
    row.append(set);
  }
  return row;
}
