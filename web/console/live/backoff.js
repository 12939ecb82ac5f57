/** The delay before a retry: full jitter, so that a thousand pages don't come at once. */

export class Backoff {
  #tries = 0;
  #firstMs;
  #mostMs;

  /** @param {number} firstMs @param {number} mostMs */
  constructor(firstMs, mostMs) {
    this.#firstMs = firstMs;
    this.#mostMs = mostMs;
  }

  /**
   * The next delay in ms; never less than `leastMs`, which is what the server asked for.
   *
   * @param {number | null} [leastMs]
   */
  next(leastMs) {
    const ceiling = Math.min(this.#mostMs, this.#firstMs * 2 ** this.#tries++);
    return (leastMs ?? 0) + Math.random() * ceiling;
  }

  reset() {
    this.#tries = 0;
  }
}
