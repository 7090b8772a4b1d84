// The smallest page with the calculator: the tests drive it through window.calculator and read window.states.
import { createEstimator } from "../../../docs/app/runtime/client.js";

/** @type {import("../../../docs/app/runtime/client.js").RuntimeState[]} */
const states = [];
Object.assign(window, { states, calculator: createEstimator({ onState: (state) => states.push(state) }) });
