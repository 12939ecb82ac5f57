/** Tells listeners that something changed: once, after all that changes together. */

export class Changes {
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #told = true;

  /** @param {() => void} call @returns what ends it */
  listen(call) {
    this.#listeners.add(call);
    return () => {
      this.#listeners.delete(call);
    };
  }

  /** Nothing is told any more. */
  stop() {
    this.#listeners.clear();
  }

  changed() {
    if (!this.#told) return;
    this.#told = false;
    queueMicrotask(() => {
      this.#told = true;
      for (const call of this.#listeners) tell(call);
    });
  }
}

/**
 * A sound that fails must not keep the list from being drawn.
 *
 * @param {() => void} call
 */
function tell(call) {
  try {
    call();
  } catch (error) {
    reportError(error);
  }
}
