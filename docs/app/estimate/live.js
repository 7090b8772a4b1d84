// Asks for one estimate at a time and always for the newest claim: what was typed meanwhile replaces what waits.

/**
 * @typedef {import("./claim.js").Claim} Claim
 * @typedef {import("./estimate_types.js").Estimate} Estimate
 */

/**
 * @param {(claim: Claim) => Promise<Estimate>} estimate - rejects when the calculator could not be loaded
 * @param {(estimate: Estimate, claim: Claim) => void} onAnswer
 */
export function live(estimate, onAnswer) {
  let busy = false;
  let rests = 0;
  /** @type {Claim | null} */
  let next = null;

  /** @param {Claim} claim */
  async function ask(claim) {
    next = claim;
    if (busy) return;
    busy = true;
    try {
      while (next) {
        const asked = next;
        const then = rests;
        next = null;
        let answer;
        try {
          answer = await estimate(asked);
        } catch {
          // The page says that the load failed; the newest claim waits for the next attempt.
          if (then === rests) next ??= asked;
          return;
        }
        if (!next && then === rests) onAnswer(answer, asked);
      }
    } finally {
      busy = false;
    }
  }

  return {
    ask,
    /** Ask again what could not be answered. */
    resume() {
      if (next && !busy) void ask(next);
    },
    /** There is nothing to ask: what waits is forgotten, what is on its way will not be shown. */
    rest() {
      rests += 1;
      next = null;
    },
  };
}
