// What the service worker keeps: one cache a version, every file checked against its digest before it goes in.

const STATE = "offline-state"; // an address that no file has

/**
 * @typedef {object} State
 * @property {string} stored - when the files of this version were kept, ISO
 * @property {string} checked - when they were last known to be the newest
 * @property {string[]} groups - kept completely
 */

/**
 * @param {OfflineManifest} manifest
 * @param {string} root - the site's address
 */
export function createStore(manifest, root) {
  const mark = `yuyao-policy ${new URL(root).pathname} `; // a host may have other sites, with caches of their own
  const name = mark + manifest.version;
  const groups = new Map(Object.entries(manifest.groups));
  /** @type {Map<string, Promise<void>>} */
  const filling = new Map();

  /** @param {string} url */
  const at = (url) => new URL(url, root).href;

  /**
   * Everything of a list into this version's cache: from an older version's where the file is the same, else checked by
   * the browser while it comes. Rejects when one cannot be had.
   *
   * @param {StoredFile[]} files
   */
  async function fill(files) {
    const cache = await caches.open(name);
    for (const [url, sha256] of files) {
      if (await cache.match(at(url))) continue;
      const old = url.includes("?") || /\.[0-9a-f]{8,10}\./.test(url) ? await caches.match(at(url), { ignoreVary: true }) : undefined;
      await cache.put(at(url), old ?? (await checked(at(url), sha256)));
    }
  }

  /** Out of the browser's own cache if it lies there whole, else around it. @param {string} url @param {string} sha256 */
  async function checked(url, sha256) {
    /** @param {RequestCache} cache */
    const get = async (cache) => {
      const response = await fetch(url, { cache, integrity: `sha256-${sha256}`, signal: AbortSignal.timeout(manifest.limits.file) });
      if (!response.ok) throw new Error(`${response.status} ${url}`);
      return response;
    };
    return get("default").catch(() => get("reload"));
  }

  /** @returns {Promise<State>} */
  async function state() {
    const cache = await caches.open(name);
    const now = new Date().toISOString();
    return (await (await cache.match(at(STATE)))?.json()) ?? { stored: now, checked: now, groups: [] };
  }

  /** @param {State} next */
  async function setState(next) {
    await (await caches.open(name)).put(at(STATE), new Response(JSON.stringify(next)));
  }

  const store = {
    state,
    /** For a new version, before it is used: the pages, and what the version before had beside them. @param {boolean} thrifty */
    async install(thrifty) {
      await fill(manifest.core);
      await setState(await state());
      if (thrifty) return;
      for (const group of await store.keptBefore()) await store.keep(group).catch(() => {});
    },
    /** The groups that any other version keeps. */
    async keptBefore() {
      const found = new Set();
      for (const other of await store.others()) {
        const kept = await (await caches.open(other)).match(at(STATE));
        for (const group of kept ? (await kept.json()).groups : []) if (groups.has(group)) found.add(group);
      }
      return found;
    },
    async others() {
      return (await caches.keys()).filter((other) => other.startsWith(mark) && other !== name);
    },
    async forgetOthers() {
      for (const other of await store.others()) await caches.delete(other);
    },
    /** Keep a group, named itself or by one of its files. Two wishes at once are one. @param {string} what */
    async keep(what) {
      const names = groups.has(what) ? [what] : [...groups].filter(([, files]) => files.some(([url]) => url === what)).map(([group]) => group);
      for (const group of names) {
        const work = filling.get(group) ?? fill(groups.get(group) ?? []).finally(() => filling.delete(group));
        filling.set(group, work);
        await work;
        const known = await state();
        if (!known.groups.includes(group)) await setState({ ...known, groups: [...known.groups, group] });
      }
      return names;
    },
    /** Nothing newer is on the server. */
    async isCurrent() {
      await setState({ ...(await state()), checked: new Date().toISOString() });
    },
    /** @param {string} url @param {boolean} [anyQuery] @returns {Promise<Response | undefined>} */
    async match(url, anyQuery = false) {
      return caches.match(url, { cacheName: name, ignoreVary: true, ignoreSearch: anyQuery });
    },
  };
  return store;
}
