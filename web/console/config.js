/** What whoever hosts the console has set, in the page's `<meta name="charla-…">`. */

const LOCAL_API = "http://127.0.0.1:8000";
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Where the API is (`api`, what stands before `/api/…` in a call) and the waiting clock's seconds.
 *
 * Without an address the API is the page's own origin, or the local run's for a page on the
 * loopback. `?api=` is heard on the loopback alone: elsewhere a link could send an agent's
 * password to whoever made it.
 */
export function readConfig() {
  const local = LOOPBACK.includes(location.hostname);
  const asked = local ? new URLSearchParams(location.search).get("api") : null;
  const api = asked || meta("api") || (local ? LOCAL_API : location.origin);
  return {
    api: api.replace(/\/+$/, ""),
    amberSeconds: Number(meta("amber-seconds")) || 60,
    redSeconds: Number(meta("red-seconds")) || 180,
  };
}

/** @param {string} name */
function meta(name) {
  const given = document.querySelector(`meta[name="charla-${name}"]`)?.getAttribute("content") ?? "";
  return given.startsWith("{{") ? "" : given; // a mark that nobody has replaced
}
