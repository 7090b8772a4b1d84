// Constants that the build puts into the bundles (scripts/assets.py); in the sources they are only names.

interface RuntimeFile {
  /** address relative to the manifest */
  url: string;
  /** bytes after decoding */
  size: number;
  /** base64 */
  sha256: string;
}

interface RuntimeManifest {
  /** the Python module with load() and estimate_json() */
  entry: string;
  /** what pyodide-lock.json says of the runtime */
  pyodide: Record<string, string>;
  /** policy.json is the data of the policy that the site speaks of first */
  files: Record<string, RuntimeFile>;
  /** by slug: the data of each further policy */
  policies: Record<string, RuntimeFile>;
}

/** Every wait has an end. Milliseconds, but for tries. */
interface RuntimeLimits {
  /** without a byte, before a download counts as stalled; also: without a word from a new worker */
  stall: number;
  /** of each file */
  tries: number;
  /** before the second try; three times as long before the third */
  pause: number;
  /** for all downloads together, however slowly they move */
  downloads: number;
  /** for Python's start once all files are there */
  start: number;
  /** for one estimate */
  answer: number;
}

declare const RUNTIME_MANIFEST: RuntimeManifest;
declare const RUNTIME_LIMITS: RuntimeLimits;
/** Folder of the manifest, relative to the worker's script. */
declare const RUNTIME_FOLDER: string;
/** The worker's script; its address is relative to the script that starts it. */
declare const RUNTIME_WORKER: RuntimeFile;
