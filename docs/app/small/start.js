// On the page of a measure that pays: brings a short form once the reader comes near it. Until then, and without it, text stands there.

import { ran } from "../site/ran.js";

ran(import.meta.url);

const section = document.getElementById("small-estimate");
const own = document.getElementById("small-script");
const NEAR = "300px"; // below the window: the form is there when the reader is

if (section && own instanceof HTMLScriptElement) {
  const { form = "", style = "", policy } = own.dataset;
  const watcher = new IntersectionObserver(async (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    try {
      const [{ mountSmall, fetchNamed }] = await Promise.all([import("./mount.js"), styled(style)]);
      await mountSmall(section, await fetchNamed(form), policy);
    } catch (error) {
      console.error(error); // the text that leads to the whole estimate still stands there
    }
  }, { rootMargin: NEAR });
  // What the page is for comes first: its words, and the tools that copy them.
  if (document.readyState === "complete") watcher.observe(section);
  else window.addEventListener("load", () => watcher.observe(section));
}

/** @param {string} href */
function styled(href) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
}
