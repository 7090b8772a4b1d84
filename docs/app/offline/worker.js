// The service worker: pages from the network first, then from the store; files with a digest in their name from the
// store first. What a page loads is named by its content, so nothing old ever goes with a new page.

import { marked, pageOf, pathOf } from "./pages.js";
import { createStore } from "./store.js";

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const root = new URL("./", scope.location.href).href;
const store = createStore(OFFLINE, root);
const files = new Set([...OFFLINE.core, ...Object.values(OFFLINE.groups).flat()].map(([url]) => new URL(url, root).href.split("?")[0]));
/** @type {Promise<import("./pages.js").Pages> | undefined} */
let pages;

scope.addEventListener("install", (event) => {
  const thrifty = /** @type {{connection?: {saveData?: boolean}}} */ (scope.navigator).connection?.saveData ?? false;
  event.waitUntil(store.install(thrifty));
});

// Only when no page of the version before is open: it keeps its files until then, and no page is ever reloaded.
scope.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    await store.forgetOthers();
    await scope.registration.navigationPreload?.enable();
    await scope.clients.claim();
  })());
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(root)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (files.has(request.url.split(/[?#]/)[0])) event.respondWith(file(request));
});

scope.addEventListener("message", (event) => {
  /** @type {ToService} */
  const asked = event.data;
  event.waitUntil((async () => {
    /** @type {FromService} */
    let reply = {};
    try {
      if (asked.keep) reply = { kept: await store.keep(asked.keep) };
      if (asked.current) await store.isCurrent();
      if (asked.tell) reply = { version: OFFLINE.version, state: await store.state(), sizes: sizes() };
    } catch (error) {
      reply = { failed: String(error) };
    }
    event.ports[0]?.postMessage(reply);
  })());
});

/** @param {FetchEvent} event */
async function page(event) {
  const path = pathOf(event.request.url, root);
  const network = (async () => /** @type {Response | undefined} */ (await event.preloadResponse) ?? fetch(event.request))();
  const waited = new Promise((/** @type {(none: null) => void} */ resolve) => setTimeout(resolve, OFFLINE.limits.page, null));
  const reply = await Promise.race([network.catch(() => null), waited]);
  if (reply && reply.status < 500) return reply;
  const kept = await stored(path).catch(() => null);
  if (kept !== null) {
    event.waitUntil(network.catch(() => {}));
    const html = marked(kept, new Date((await store.state()).checked), OFFLINE.words);
    return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": OFFLINE.policy } });
  }
  try {
    return await network;
  } catch (error) {
    if ((await stored(`${path}/`).catch(() => null)) !== null) return Response.redirect(`${root}${path}/`);
    const none = `${path.startsWith("en/") ? "en/" : ""}offline/`;
    if ((await stored(none).catch(() => null)) !== null) return Response.redirect(`${root}${none}?missing`);
    throw error;
  }
}

/** @param {string} path @returns {Promise<string | null>} */
async function stored(path) {
  pages ??= (async () => {
    const kept = await store.match(new URL(OFFLINE.pages, root).href);
    if (!kept) throw new Error("the pages are not kept");
    return kept.json();
  })();
  pages.catch(() => (pages = undefined));
  return pageOf(await pages, path);
}

/**
 * A file of the store. Asked for around caches (it was damaged, or hung) the network is asked first, as without a store.
 *
 * @param {Request} request
 */
async function file(request) {
  const fresh = request.cache === "reload" || request.cache === "no-store" || new URL(request.url).searchParams.has("fresh");
  const named = /\.[0-9a-f]{8,10}\./.test(request.url) || request.url.includes("?v=");
  const kept = fresh || !named ? undefined : await store.match(request.url).catch(() => undefined);
  if (kept) return kept;
  try {
    return await begun(request);
  } catch (error) {
    const left = await store.match(request.url, fresh || !named).catch(() => undefined);
    if (left) return left;
    throw error;
  }
}

/**
 * A reply that has begun in time. Browsers do not tell a service worker that a page has given up: without an end, six
 * requests that hang would take all connections to the server, and nothing could be tried again.
 *
 * @param {Request} request
 */
async function begun(request) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), OFFLINE.limits.reply);
  try {
    return await fetch(request, { signal: stop.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** Bytes of each group as they are sent; "" for the pages. */
function sizes() {
  const sum = (/** @type {StoredFile[]} */ list) => list.reduce((all, [, , bytes]) => all + bytes, 0);
  return { "": sum(OFFLINE.core), ...Object.fromEntries(Object.entries(OFFLINE.groups).map(([name, list]) => [name, sum(list)])) };
}
