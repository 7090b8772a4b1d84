// Puts words into the clipboard, with their rich form beside them; also where the page is not served over HTTPS.

/**
 * @param {{plain: string, html?: string}} what
 * @returns {Promise<boolean>} whether the clipboard took it
 */
export async function copy({ plain, html }) {
  try {
    if (html) {
      const kinds = { "text/plain": new Blob([plain], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) };
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
    } else {
      await navigator.clipboard.writeText(plain);
    }
    return true;
  } catch {
    return copyByCommand(plain, html); // no clipboard here (plain http), or it was refused
  }
}

/** @param {string} plain @param {string} [html] */
function copyByCommand(plain, html) {
  let taken = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData("text/plain", plain);
    if (html) event.clipboardData.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener("copy", fill, true);
  document.execCommand("copy");
  document.removeEventListener("copy", fill, true);
  return taken;
}
