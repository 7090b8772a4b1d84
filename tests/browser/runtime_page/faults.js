// The smallest page that tells how far the calculator is in the words of the site: test_faults.py drives it through window.
import { runtimeStatus } from "../../../docs/app/estimate/runtime_status.js";
import { translator } from "../../../docs/app/estimate/words.js";
import { createEstimator } from "../../../docs/app/runtime/client.js";

/** @type {import("../../../docs/app/runtime/client.js").RuntimeState[]} */
const states = [];
/** @type {import("../../../docs/app/runtime/client.js").Estimator | undefined} */
let calculator;
const status = runtimeStatus(translator(RUNTIME_WORDS), () => calculator?.retry());
document.getElementById("status")?.append(status.element);

Object.assign(window, {
  states,
  /** @param {string} until - a phase in which the calculator is ended: starting Python takes long @param {boolean} checked */
  start(until, checked = true) {
    calculator = createEstimator({
      start: false,
      ...(checked ? {} : { verify: () => null }),
      onState: (state) => {
        states.push(state);
        status.show(state);
        if (state.phase === until) queueMicrotask(() => calculator?.dispose());
      },
    });
    calculator.start();
  },
  async estimate(/** @type {object} */ claim) {
    return calculator?.estimate(claim).then((found) => found.totals[0].headline, ({ reason }) => reason);
  },
});
