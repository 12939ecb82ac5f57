/** The delay before a retry: full jitter, so that a thousand pages don't come at once. */

const LONGEST_WAIT_MS = 300_000;
const DATE = /^[A-Z][a-z]{2,8},? .*\d/;

/**
 * The wait in ms that `Retry-After` asks for, in seconds or as a date; five minutes at the most.
 *
 * @param {string | null} header
 * @param {number} [now]
 * @returns null where it asks for none
 */
export function retryAfterMs(header, now = Date.now()) {
  const said = header?.trim() ?? "";
  const zone = /GMT$/i.test(said) ? "" : " GMT"; // the oldest of the three forms of a date names none
  const ms = /^\d+$/.test(said) ? Number(said) * 1_000 : DATE.test(said) ? Date.parse(said + zone) - now : Number.NaN;
  return ms > 0 ? Math.min(ms, LONGEST_WAIT_MS) : null;
}

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
