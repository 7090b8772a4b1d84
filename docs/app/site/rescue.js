// A script that came damaged, or not at all, would leave its part of the page dead, and the browser would keep it for a
// year. The page then asks for it past the cache and loads itself again, once; after that it says so.

const KEY = "rescued:";

/** When the page has loaded: look whether all of its scripts run. @param {HTMLScriptElement | undefined} own - with the words */
export function startRescue(own) {
  if (document.readyState === "complete") void look(own);
  else window.addEventListener("load", () => void look(own));
}

/** @param {HTMLScriptElement | undefined} own */
async function look(own) {
  const dead = [...document.scripts]
    .filter((script) => script.type === "module" && script.src && script.dataset.ran === undefined)
    .map((script) => script.src);
  if (!dead.length) return;
  const key = KEY + dead.join(" ");
  if (!(await fetched(dead)) || isNoted(key) || !note(key)) tell(own, dead);
  else location.reload();
}

/**
 * Ask for the scripts and all that they begin by importing, past the cache.
 *
 * @param {string[]} scripts
 * @returns {Promise<boolean>} whether all of them came
 */
async function fetched(scripts) {
  const imported = [...document.querySelectorAll('link[rel="modulepreload"]')].map((link) => /** @type {HTMLLinkElement} */ (link).href);
  const replies = await Promise.allSettled([...new Set([...scripts, ...imported])].map((url) => fetch(url, { cache: "reload" })));
  return replies.every((reply) => reply.status === "fulfilled" && reply.value.ok);
}

/**
 * @param {HTMLScriptElement | undefined} own
 * @param {string[]} dead - addresses of the scripts
 */
function tell(own, dead) {
  const { broken = "", again = "" } = own?.dataset ?? {};
  const box = Object.assign(document.createElement("div"), { className: "broken" });
  box.setAttribute("role", "alert");
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: again });
  button.addEventListener("click", async () => {
    button.disabled = true;
    if (await fetched(dead)) location.reload();
    else button.disabled = false;
  });
  box.append(Object.assign(document.createElement("p"), { textContent: broken }), button);
  (document.querySelector("main article") ?? document.body).prepend(box);
}

/** @param {string} key */
function isNoted(key) {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    return true;
  }
}

/** @param {string} key @returns {boolean} false: this browser remembers nothing, so that a reload might be one of many */
function note(key) {
  try {
    sessionStorage.setItem(key, "1");
    return true;
  } catch {
    return false;
  }
}
