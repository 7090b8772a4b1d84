// Constants that the build puts into the service worker (scripts/offline); in the sources they are only names.

/** [address from the site's root, SHA-256 in base64, bytes as sent] */
type StoredFile = [url: string, sha256: string, bytes: number];

interface OfflineManifest {
  /** digest of everything below: another one is another version of the site */
  version: string;
  /** address of the pages' file, one of core */
  pages: string;
  /** fetched when the browser is idle */
  core: StoredFile[];
  /** by the page that needs them: fetched once its calculator runs, or on request */
  groups: Record<string, StoredFile[]>;
  /** milliseconds: for a page's first byte before its kept copy is shown; for that of a file that a page asks for; for a
   * whole file that is to be kept */
  limits: { page: number; reply: number; file: number };
  /** by language of the page; {date} is when the copy was last known to be the newest text */
  words: Record<string, { label: string; stored: string; again: string }>;
  /** header of pages */
  policy: string;
}

/** What a page says to the service worker. */
interface ToService {
  /** a group, or one of its files */
  keep?: string;
  /** nothing newer is on the server */
  current?: true;
  /** what is kept? */
  tell?: true;
}

interface FromService {
  kept?: string[];
  failed?: string;
  version?: string;
  state?: { stored: string; checked: string; groups: string[] };
  /** bytes of each group as they are sent; "" for what every visitor keeps */
  sizes?: Record<string, number>;
}

declare const OFFLINE: OfflineManifest;
