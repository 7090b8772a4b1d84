// Why the calculator could not be loaded or could not answer: a code that the page words, and the file concerned.

/**
 * @typedef {"unreachable" | "status" | "stalled" | "cut-short" | "damaged" | "blocked" | "too-slow" | "crashed" | "unsupported"} Reason
 * - unreachable: no answer from the server; status: an answer that is not the file; stalled: no byte for too long;
 *   cut-short: fewer bytes than the file has; damaged: other bytes than the file has; blocked: the browser refused to
 *   run the file; too-slow: a limit of the whole start or of one answer was passed; crashed: Python stopped; unsupported: the browser
 *   has no WebAssembly, or it is switched off
 */

/** The runtime could not be started. */
export class RuntimeFault extends Error {
  /**
   * @param {string} file - name in the manifest, or worker.js
   * @param {Reason} reason
   * @param {string} [detail] - for developers, in the browser's own words
   */
  constructor(file, reason, detail = "") {
    super(`${file}: ${reason}${detail && ` (${detail})`}`);
    this.name = "RuntimeFault";
    this.file = file;
    this.reason = reason;
    this.detail = detail;
  }
}

/** An estimate could not be made; the claim was not the cause, unless it crashes the calculator twice. */
export class EstimateError extends Error {
  /**
   * @param {Reason | "disposed"} reason - disposed: the page no longer wants it
   * @param {string} [detail]
   */
  constructor(reason, detail = "") {
    super(`no estimate: ${reason}${detail && ` (${detail})`}`);
    this.name = "EstimateError";
    this.reason = reason;
    this.detail = detail;
  }
}
