/**
 * Timers that keep time in a hidden tab, where browsers fire the page's own once a minute:
 * an agent who looks at another tab must still hear a chat that waits.
 */

/** @type {Map<number, {at: number, call: () => void}>} */
const due = new Map();
/** @type {Worker | null} */
let worker = null;
let last = 0;

/** Lets a worker count; without one the page's own timers do. */
export function startTimers() {
  try {
    worker = new Worker(trusted(new URL("./ticker.js", import.meta.url).href));
    worker.onmessage = ({ data }) => fire(data);
    worker.onerror = countHere;
  } catch {
    countHere();
  }
}

/**
 * Calls `call` once after `ms`.
 *
 * @param {() => void} call
 * @param {number} ms
 * @returns what cancels it
 */
export function setBackgroundTimeout(call, ms) {
  const id = ++last;
  due.set(id, { at: Date.now() + ms, call });
  arm(id, ms);
  return () => {
    due.delete(id);
  };
}

/**
 * Calls `call` every `ms`.
 *
 * @param {() => void} call
 * @param {number} ms
 * @returns what ends it
 */
export function setBackgroundInterval(call, ms) {
  const turn = () => {
    cancel = setBackgroundTimeout(turn, ms);
    call();
  };
  let cancel = setBackgroundTimeout(turn, ms);
  return () => cancel();
}

/** @param {number} id @param {number} ms */
function arm(id, ms) {
  if (worker) worker.postMessage({ id, ms });
  else setTimeout(() => fire(id), ms);
}

/** @param {number} id */
function fire(id) {
  const timer = due.get(id);
  due.delete(id);
  timer?.call();
}

function countHere() {
  worker = null;
  for (const [id, { at }] of due) arm(id, at - Date.now());
}

/** @param {string} url @returns {any} the worker's address, as Trusted Types want it */
function trusted(url) {
  const { trustedTypes } = /** @type {any} */ (window);
  if (!trustedTypes) return url;
  const own = { createScriptURL: (/** @type {string} */ asked) => (asked === url ? asked : "") };
  return trustedTypes.createPolicy("charla-console", own).createScriptURL(url);
}
