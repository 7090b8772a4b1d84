// Glossary terms in a clause's words: the first of each is explained on hover, focus and touch, from the list below the words.
// They are one stop of the keyboard, arrows lead from one to the next; the list says the same to those who never get there.

const REST = 150; // ms that the mouse rests on a term before it is meant
const LEAVE = 350; // ms to get from the term to its explanation

/** Mark the terms that have an explanation. The words of a sentence stay exactly what they are. */
export function startTerms() {
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".terms [data-term]")]);
  if (!items.length) return;
  const english = document.documentElement.lang === "en";
  // the longer term first: a shorter one within it is not meant
  const known = new Map(items.map((item) => [fold(item.dataset.term ?? ""), item]));
  const words = [...known.keys()].sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(english ? `(?<![\\w-])(${words.join("|")})(?![\\w-])` : `(${words.join("|")})`, "giu");
  const seen = new Set();
  for (const sentence of document.querySelectorAll(".words .sentence")) {
    const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(/** @type {Text} */ (node));
    for (const text of texts) {
      // from the end, so that the places before it stay where they are
      const firsts = [...text.data.matchAll(pattern)].filter(([word]) => !seen.has(fold(word)) && seen.add(fold(word)));
      for (const found of firsts.reverse()) {
        const note = known.get(fold(found[0]))?.querySelector(".terms__note");
        if (!note) continue;
        const rest = text.splitText(found.index);
        rest.splitText(found[0].length);
        const term = document.createElement("span");
        term.className = "term";
        term.tabIndex = -1;
        term.setAttribute("role", "button");
        term.setAttribute("aria-expanded", "false");
        term.setAttribute("aria-describedby", note.id);
        rest.replaceWith(term);
        term.append(rest);
      }
    }
  }
  const terms = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".words .term")]);
  if (terms[0]) terms[0].tabIndex = 0;
  explain(items, terms);
}

/** @param {string} word */
function fold(word) {
  return word.toLowerCase();
}

/** One box for all explanations. @param {HTMLElement[]} items @param {HTMLElement[]} terms */
function explain(items, terms) {
  const box = document.createElement("div");
  box.className = "term-pop";
  box.hidden = true;
  /** @type {HTMLElement | null} */
  let open = null;
  let timer = 0;

  const hide = () => {
    window.clearTimeout(timer);
    open?.setAttribute("aria-expanded", "false");
    box.hidden = true;
    open = null;
  };
  /** @param {HTMLElement} term */
  const show = (term) => {
    window.clearTimeout(timer);
    if (open === term) return;
    hide();
    const note = document.getElementById(term.getAttribute("aria-describedby") ?? "");
    const item = items.find((each) => each.contains(note));
    const paragraph = term.closest("p") ?? term.parentElement;
    const link = item?.querySelector("a")?.cloneNode(true);
    if (!note || !link || !paragraph) return;
    const [head, text] = [document.createElement("p"), document.createElement("p")];
    head.append(link);
    text.textContent = note.textContent;
    box.replaceChildren(head, text);
    paragraph.after(box); // behind the words, so that Tab gets from the term to the link
    box.hidden = false;
    const from = (box.offsetParent ?? document.body).getBoundingClientRect();
    const [at] = term.getClientRects();
    const left = Math.max(12, Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - 12));
    box.style.left = `${left - from.left}px`;
    box.style.top = `${at.bottom + 4 - from.top}px`;
    term.setAttribute("aria-expanded", "true");
    open = term;
  };
  /** @param {EventTarget | null} target */
  const termAt = (target) => /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest(".term") : null);
  /** @param {EventTarget | null} target */
  const inside = (target) => target instanceof Node && (box.contains(target) || Boolean(open?.contains(target)));

  document.addEventListener("pointerover", ({ pointerType, target, buttons }) => {
    if (pointerType !== "mouse" || buttons) return;
    window.clearTimeout(timer);
    const term = termAt(target);
    if (term && term !== open) timer = window.setTimeout(() => show(term), REST);
    else if (open && !inside(target) && !inside(document.activeElement)) timer = window.setTimeout(hide, LEAVE);
  });
  document.addEventListener("click", ({ target }) => {
    const term = termAt(target);
    if (term && getSelection()?.isCollapsed !== false) show(term);
    else if (!inside(target)) hide();
  });
  document.addEventListener("focusin", ({ target }) => {
    const term = termAt(target);
    if (term) for (const other of terms) other.tabIndex = other === term ? 0 : -1;
    if (term?.matches(":focus-visible")) show(term);
    else if (open && !inside(target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    const term = termAt(event.target);
    if (event.key === "Escape" && open) {
      const back = box.contains(document.activeElement) ? open : null;
      hide();
      back?.focus({ preventScroll: true });
      if (back) hide();
    } else if (term && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      show(term);
      box.querySelector("a")?.focus();
    } else if (term && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const at = terms.indexOf(term);
      const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: terms.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      terms[to]?.focus();
    }
  });
}
