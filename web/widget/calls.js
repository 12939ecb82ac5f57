let awake = new AbortController();
let offline = false;
let tokenNeeded = false;
const sleepers = new Set();

// Ends early when `wake` is called: the network is back, the page is shown, somebody writes.
const sleep = (ms) =>
  new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      sleepers.delete(end);
      done();
    };
    const timer = setTimeout(end, ms);
    sleepers.add(end);
  });
const wake = () => sleepers.forEach((end) => end());
const backoff = (tries, wait = 0) => wait + Math.random() * Math.min(30000, 1000 * 2 ** tries);

// Answers the JSON; throws {status, wait, error, code, fields}, without a status where no answer came.
// A text body and no header of our own: the browser then asks for no preflight.
const call = async (path, body) => {
  const headers = {};
  if (tokenNeeded) headers["Charla-Guest-Token"] = session.token;
  if (lang == "en" && !session.chat) headers["Charla-Language"] = lang;
  const response = await fetch(api + path, {
    method: body ? "POST" : "GET",
    body: body && JSON.stringify(body),
    headers,
    credentials: "omit",
    signal: AbortSignal.any([awake.signal, AbortSignal.timeout(15000)]),
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  if (answer.code == "guest_token_required" && !tokenNeeded && (tokenNeeded = session.token)) return call(path, body);
  throw { ...answer, status: response.status, wait: response.headers.get("Retry-After") * 1000 };
};

const passing = ({ status, wait }) => !status || status > 499 || status == 408 || (status == 429 && wait < 61000);

// Repeats a call until it is answered, with full jitter and the server's Retry-After.
const insist = async (path, body) => {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await call(path, body());
      setOffline(false);
      return answer;
    } catch (error) {
      if (awake.signal.aborted || !passing(error)) throw error;
      if (!error.status) setOffline(true);
      await sleep(backoff(tries, error.wait));
    }
  }
};
const setOffline = (is) => {
  if (offline != is) {
    offline = is;
    render();
  }
};
