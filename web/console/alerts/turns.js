/** Of several tabs of this browser one sounds for the same thing. */
import { setBackgroundTimeout } from "../live/timers.js";

const ours = new Map(); // what this tab sounds for -> what prolongs its turn

/** Calls `act`, unless another tab did for the same `name` in the last `ms`; a tab that began goes on. */
export function takeTurn(name, ms, act) {
  if (!navigator.locks || ours.has(name)) {
    ours.get(name)?.();
    return act();
  }
  return navigator.locks.request(`charla.${name}`, { ifAvailable: true }, (lock) => lock && begin(name, ms, act));
}

/** Ends when the turn does. */
function begin(name, ms, act) {
  let cancel = () => {};
  return new Promise((done) => {
    const end = () => {
      ours.delete(name);
      done();
    };
    const prolong = () => {
      cancel();
      cancel = setBackgroundTimeout(ms, end);
    };
    ours.set(name, prolong);
    prolong();
    act();
  });
}
