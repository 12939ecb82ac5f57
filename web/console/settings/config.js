/** `config.json` next to the page: what whoever hosts the console has set. */

const LOCAL_API = "http://127.0.0.1:8000";
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Where the API is (`api`, without the `/api/…` of its paths) and the waiting clock's seconds.
 *
 * Without an address the API is the page's own origin, or the local run's for a page on the
 * loopback. `?api=` is heard on the loopback alone: elsewhere a link could send an agent's
 * password to whoever made it.
 */
export async function readConfig() {
  const answer = await fetch("config.json", { cache: "no-cache" }).catch(() => null);
  const given = answer?.ok ? await answer.json() : {};
  const local = LOOPBACK.includes(location.hostname);
  const asked = local ? new URLSearchParams(location.search).get("api") : null;
  const api = asked || given.api || (local ? LOCAL_API : location.origin);
  return {
    api: api.replace(/\/+$/, ""),
    amberSeconds: given.amber_seconds ?? 60,
    redSeconds: given.red_seconds ?? 180,
  };
}
