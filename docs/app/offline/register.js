// On every page: once the browser is idle the site is kept for reading without network, unless somebody has said no.

const OFF = "yuyao-policy.offline"; // "off": nothing is kept
const WAIT = 60_000; // for a calculator that is still loading; its download goes first

/** Wait until nothing else is to be done, then keep the site; where that is not possible nothing is said. */
export async function keepSite() {
  try {
    if (!available() || isOff() || thrifty()) return;
    await quiet();
    const registration = await register();
    const tell = () => {
      const { runtime, runtimeScript } = document.documentElement.dataset;
      if (runtime === "ready" && runtimeScript) void say({ keep: runtimeScript }, registration).catch(() => {});
    };
    await navigator.serviceWorker.ready;
    tell();
    addEventListener("calculator", tell);
    await registration.update();
    if (!registration.installing && !registration.waiting) await say({ current: true }, registration);
  } catch {
    // private windows, full disks, no network: the site works as without
  }
}

/** Only secure pages have service workers: https, and this machine itself. */
export function available() {
  return "serviceWorker" in navigator && "caches" in globalThis;
}

export function isOff() {
  return localStorage.getItem(OFF) === "off";
}

/** @param {boolean} off */
export function setOff(off) {
  if (off) localStorage.setItem(OFF, "off");
  else localStorage.removeItem(OFF);
}

/** The visitor has asked for few bytes: only on request then. */
function thrifty() {
  return /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData ?? false;
}

export function register() {
  return navigator.serviceWorker.register(new URL("../sw.js", import.meta.url));
}

/**
 * Ask the service worker of the newest version.
 *
 * @param {ToService} message
 * @param {ServiceWorkerRegistration} registration
 * @returns {Promise<FromService>}
 */
export function say(message, registration) {
  const worker = registration.waiting ?? registration.active;
  return new Promise((resolve, reject) => {
    if (!worker) return reject(new Error("no service worker"));
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      if (data.failed) reject(new Error(data.failed));
      else resolve(data);
    };
    worker.postMessage(message, [port2]);
  });
}

/** The page is loaded, a calculator that it starts is ready or has failed, and the browser has nothing to do. */
async function quiet() {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  const busy = () => ["loading", "starting"].includes(document.documentElement.dataset.runtime ?? "");
  const end = Date.now() + WAIT;
  while (busy() && Date.now() < end) {
    await new Promise((resolve) => {
      addEventListener("calculator", resolve, { once: true });
      setTimeout(resolve, end - Date.now());
    });
  }
  await new Promise((resolve) => ("requestIdleCallback" in globalThis ? requestIdleCallback(resolve, { timeout: 10_000 }) : setTimeout(resolve, 500)));
}
