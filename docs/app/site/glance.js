// The table of measures: shows those of one payee, sorts by a column. Without script the whole table stands there.

/** @param {HTMLElement} section - the element that holds the table and its select */
export function startGlance(section) {
  const select = section.querySelector("select[data-payees]");
  const status = section.querySelector('.glance__filter [role="status"]');
  if (!(select instanceof HTMLSelectElement) || !status) return;
  const measures = /** @type {HTMLTableSectionElement[]} */ ([...section.querySelectorAll("tbody[data-payees]")]);
  select.addEventListener("change", () => {
    for (const measure of measures) {
      measure.hidden = select.value !== "" && !(measure.dataset.payees ?? "").split(" ").includes(select.value);
    }
    const shown = measures.filter((measure) => !measure.hidden).length;
    status.textContent = `${shown} / ${measures.length}`;
  });
  startSorting(section, measures);
}

/**
 * Buttons in the heads: up, down, and with the first column back to the document's order. Measures stay whole; one without
 * figures stands last either way. Sums are compared as numbers, by the highest of a measure.
 * @param {HTMLElement} section
 * @param {HTMLTableSectionElement[]} measures in the order of the document
 */
function startSorting(section, measures) {
  const table = section.querySelector("table");
  const heads = /** @type {HTMLElement[]} */ ([...section.querySelectorAll("thead th")].slice(0, -1));
  const compare = new Intl.Collator(document.documentElement.lang).compare;
  const order = new Map(measures.map((measure, at) => [measure, at]));
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    if (!column) head.setAttribute("aria-sort", "ascending");
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const sign = down ? -1 : 1;
      /** @param {HTMLTableSectionElement} measure */
      const words = (measure) => measure.rows[0]?.cells[column]?.textContent ?? "";
      const sorted = [...measures].sort((one, two) => {
        const place = (order.get(one) ?? 0) - (order.get(two) ?? 0);
        if (!column) return sign * place;
        const [a, b] = [one.dataset.most ?? "", two.dataset.most ?? ""];
        if (!a || !b) return Number(!a) - Number(!b) || place;
        const nearer = head.classList.contains("num") ? Number(a) - Number(b) : compare(words(one), words(two));
        return sign * nearer || place;
      });
      table?.append(...sorted);
    });
  });
}
