// A link to a place that this page does not have: say so above the words, and offer the nearest. The address stays as it is.

import { nearest } from "../site/missing.js";

/**
 * What a fragment was probably meant to be.
 * @param {string} asked as it was typed, decoded
 * @param {string[]} here the ids on this page
 * @param {string[]} clauses the ids of all clauses
 * @returns {{word: "none" | "nearest" | "elsewhere", clause?: string, id?: string}} clause: where to look for it, when not here
 */
export function astray(asked, here, clauses) {
  const id = asked.trim().toLowerCase();
  // m1 begins m10s2 too, but there a figure follows: that is another clause; s3 begins s3g1s2, which s3g1 names better
  const begun = clauses.filter((one) => id.startsWith(one) && !/^\d/.test(id.slice(one.length)));
  const clause = begun.sort((a, b) => b.length - a.length)[0];
  const near = here.includes(id) ? id : nearest(id, clause === id ? [] : here);
  if (near) return { word: "nearest", id: near };
  if (!clause) return { word: "none" };
  return here.includes(clause) ? { word: "nearest", id: clause } : { word: "elsewhere", clause, id };
}

/**
 * Watch the address's fragment. A fragment that is on the page, or that names no place in words (`__search`), is left alone.
 * @param {Record<string, string>} words of the notice, by what was found
 * @param {string[]} here the ids on this page
 * @param {string[]} clauses the ids of all clauses
 * @param {Element} article
 * @param {(clause: string) => string} addressOf a clause's page
 */
export function startAstray(words, here, clauses, article, addressOf) {
  const notice = document.createElement("p");
  notice.className = "astray";
  notice.setAttribute("role", "status");
  const show = () => {
    const asked = decoded(location.hash.slice(1));
    notice.replaceChildren();
    notice.hidden = !asked || asked.startsWith("__") || Boolean(document.getElementById(asked));
    if (notice.hidden) return;
    const { word, clause, id } = astray(asked, here, clauses);
    notice.append((words[word] ?? "").replace("{id}", () => asked));
    if (id) {
      const link = document.createElement("a");
      link.href = clause ? `${addressOf(clause)}${id === clause ? "" : `#${id}`}` : `#${id}`;
      link.textContent = id;
      notice.append(" ", link);
    }
    notice.scrollIntoView({ block: "center" });
  };
  (article.querySelector("article") ?? article).prepend(notice);
  addEventListener("hashchange", show);
  show();
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
