let offline = false;
let tokenNeeded = false;
let era = 0; // grows when the chat is left, so that what still runs for it ends
const sleepers = new Set();

// Ends early when `wake` is called: the network is back, the page is shown, somebody writes.
const sleep = (ms) =>
  new Promise((done) => {
    const end = () => done(sleepers.delete(end));
    sleepers.add(end);
    setTimeout(end, ms);
  });
const wake = () => sleepers.forEach((end) => end());
const backoff = (tries, wait = 0) => wait + Math.random() * Math.min(30000, 1000 * 2 ** tries);

// Answers the JSON; throws {status, wait, error, code, fields}, or without a status where no answer came.
// A text body and no header of our own: the browser then asks for no preflight.
const call = async (path, body) => {
  const headers = {};
  if (tokenNeeded) headers["Charla-Guest-Token"] = session.token;
  if (lang == "en" && !session.chat) headers["Charla-Language"] = lang;
  const response = await fetch(api + path, {
    method: body && "POST",
    body: JSON.stringify(body),
    headers,
    signal: AbortSignal.timeout(15000),
  });
  if (response.ok) return response.json(); // cut off in the middle it is no answer
  const answer = await response.json().catch(() => ({}));
  if (answer.code == "guest_token_required" && !tokenNeeded) return call(path, body, (tokenNeeded = true));
  throw { ...answer, status: response.status, wait: response.headers.get("Retry-After") * 1000 };
};

// Repeats a call until it is answered, with full jitter and the server's Retry-After.
const insist = async (path, body) => {
  const mine = era;
  for (let tries = 0; ; ) {
    try {
      const answer = await call(path, body());
      if (mine != era) throw answer;
      setOffline(false);
      return answer;
    } catch (error) {
      const { status, wait } = error;
      if (mine != era || (status && status < 500 && (status != 429 || wait > 60000))) throw error;
      setOffline(!status);
      await sleep(backoff(tries++, wait));
    }
  }
};
const setOffline = (is) => {
  if (offline != is) render((offline = is));
};
