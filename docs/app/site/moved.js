// A page whose words stand elsewhere: the fragment of an old link goes along. Without script the page itself leads on.

/** Go where the words of this page are now, before the page's own redirection does. */
export function follow() {
  const page = document.querySelector("[data-moved]");
  if (!page) return;
  const fragment = location.hash.slice(1);
  const named = fragment ? document.getElementById(fragment) : null;
  const link = (page.contains(named) ? named?.querySelector("a") : null) ?? page.querySelector("a");
  if (!link) return;
  const target = new URL(link.href);
  if (link.hasAttribute("data-moved-to")) target.hash = location.hash;
  location.replace(target);
}
