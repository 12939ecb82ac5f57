/** The server's clock: an agent's computer may be minutes wrong, and a guest's wait is counted from the server's times. */

const AGAIN_MS = 600_000;
const TOLERATED_MS = 2_000; // a Date header has whole seconds

let skewMs = 0;
let measuredAt = Number.NEGATIVE_INFINITY;

/** The time in ms, as the server has it. */
export const serverNow = () => Date.now() + skewMs;

/**
 * How far the server's clock is ahead of this computer's.
 *
 * @param {Headers} headers of an answer; a cache says in `Age` for how many seconds it has had it
 * @param {number} askedAt
 * @param {number} answeredAt
 * @returns null where they don't say
 */
export function skewOf(headers, askedAt, answeredAt) {
  const date = Date.parse(headers.get("Date") ?? "");
  if (Number.isNaN(date)) return null;
  const skew = date + 500 + Number(headers.get("Age") ?? 0) * 1_000 - (askedAt + answeredAt) / 2;
  return Math.abs(skew) < TOLERATED_MS ? 0 : Math.round(skew);
}

/** Asks the console's own host, now and then: browsers show a page no other server's Date. Without an answer it stays as it is. */
export async function measureClock() {
  const askedAt = Date.now();
  if (Math.abs(askedAt - measuredAt) < AGAIN_MS) return;
  measuredAt = askedAt;
  const answer = await fetch("icon.svg", { cache: "no-store", credentials: "omit" }).catch(() => null);
  skewMs = (answer && skewOf(answer.headers, askedAt, Date.now())) ?? skewMs;
}
