// Each script of a page says that it runs, so that rescue.js can see which one does not.

/** @param {string} url - of the script that runs: import.meta.url */
export function ran(url) {
  for (const script of document.scripts) if (script.src === url) script.dataset.ran = "";
}
