const MAX_BACKOFF_MS = 30_000;

/**
 * Returns the wait before a call is made again: full jitter, on top of what the server asks for.
 * @param {number} tries that have failed
 */
export const backoff = (tries, atLeast = 0, random = Math.random) => atLeast + random() * Math.min(MAX_BACKOFF_MS, 1000 * 2 ** tries);

/** @type {Set<() => void>} */
const sleeping = new Set();

/**
 * Resolves after `ms`, or when `wake` is called: the network is back, the page is shown, somebody writes.
 * @param {number} ms
 * @returns {Promise<void>}
 */
export const sleep = (ms) =>
  new Promise((resolve) => {
    const end = () => {
      if (sleeping.delete(end)) resolve();
    };
    sleeping.add(end);
    setTimeout(end, ms);
  });

export function wake() {
  for (const end of sleeping) end();
}

/** No sleep that has begun ever ends: what would have come after it is not wanted any more. */
export const abandonSleeps = () => sleeping.clear();
