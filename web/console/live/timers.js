/**
 * Timers that keep time in a hidden tab, where browsers fire the page's own once a minute:
 * an agent who looks at another tab must still hear a chat that waits.
 */

const due = new Map();
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

/** Calls `call` once after `ms`; returns what cancels it. */
export function setBackgroundTimeout(ms, call) {
  const id = ++last;
  due.set(id, { at: Date.now() + ms, call });
  arm(id, ms);
  return () => due.delete(id);
}

/** Calls `call` every `ms` until what it returns is called. */
export function setBackgroundInterval(ms, call) {
  let cancel;
  const turn = () => {
    cancel = setBackgroundTimeout(ms, turn);
    call();
  };
  cancel = setBackgroundTimeout(ms, turn);
  return () => cancel();
}

function arm(id, ms) {
  if (worker) worker.postMessage({ id, ms });
  else setTimeout(() => fire(id), ms);
}

function fire(id) {
  const timer = due.get(id);
  due.delete(id);
  timer?.call();
}

function countHere() {
  worker = null;
  for (const [id, { at }] of due) arm(id, at - Date.now());
}

function trusted(url) {
  if (!window.trustedTypes) return url;
  const own = { createScriptURL: (asked) => (asked === url ? asked : "") };
  return window.trustedTypes.createPolicy("charla-console", own).createScriptURL(url);
}
