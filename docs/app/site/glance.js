// The table of measures: shows those of one payee. Without script the whole table stands there.

/** @param {HTMLElement} section - the element that holds the table and its select */
export function startGlance(section) {
  const select = section.querySelector("select[data-payees]");
  const status = section.querySelector('.glance__filter [role="status"]');
  if (!(select instanceof HTMLSelectElement) || !status) return;
  const measures = /** @type {HTMLElement[]} */ ([...section.querySelectorAll("tbody[data-payees]")]);
  select.addEventListener("change", () => {
    for (const measure of measures) {
      measure.hidden = select.value !== "" && !(measure.dataset.payees ?? "").split(" ").includes(select.value);
    }
    const shown = measures.filter((measure) => !measure.hidden).length;
    status.textContent = `${shown} / ${measures.length}`;
  });
}
