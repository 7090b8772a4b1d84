// The link that holds the answers, and its QR code, drawn in the page by a script that loads when one is wanted.

import { svg } from "./dom.js";
import { pack } from "./link.js";

/**
 * @param {import("./schema.js").FormData} form
 * @param {import("./state.js").State} state
 * @param {string} [page] - the estimate page, where this is another
 * @returns {Promise<string>}
 */
export async function shareLink(form, state, page = location.href) {
  const url = new URL(page);
  url.hash = `a=${await pack(form.policy, form.version, state)}`;
  return url.href;
}

/**
 * @param {string} link
 * @param {string} alt
 * @returns {Promise<SVGElement | null>} null: the link is too long for a code, or the script could not be loaded
 */
export async function qrPicture(link, alt) {
  try {
    const { squares, outline, width } = await import(new URL(QR_SCRIPT, import.meta.url).href);
    const rows = squares(link);
    const side = width(rows);
    return svg("svg", { viewBox: `0 0 ${side} ${side}`, class: "yc-qr", role: "img", "aria-label": alt, "shape-rendering": "crispEdges" },
      svg("path", { class: "yc-qr__paper", d: `M0 0h${side}v${side}H0z` }), svg("path", { class: "yc-qr__ink", d: outline(rows) }));
  } catch {
    return null;
  }
}
