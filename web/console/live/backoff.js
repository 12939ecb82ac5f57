/** How long to wait before trying again: full jitter, so that a thousand pages don't come at once. */

export class Backoff {
  #tries = 0;

  constructor(firstMs, mostMs) {
    this.firstMs = firstMs;
    this.mostMs = mostMs;
  }

  /** The next wait in ms; never less than `leastMs`, which is what the server asked for. */
  next(leastMs = 0) {
    const ceiling = Math.min(this.mostMs, this.firstMs * 2 ** this.#tries++);
    return (leastMs ?? 0) + Math.random() * ceiling;
  }

  reset() {
    this.#tries = 0;
  }
}
