let offline = false;
let tokenNeeded = false;
let era = 0; // grows when the chat is left: what was asked for it is never answered
const sleepers = new Set();

// Ends early when `wake` is called: the network is back, the page is shown, somebody writes.
const sleep = (ms) =>
  new Promise((done) => {
    const end = () => sleepers.delete(end) && done();
    sleepers.add(end);
    setTimeout(end, ms);
  });
const wake = () => sleepers.forEach((end) => end());
const backoff = (tries, wait = 0) => wait + Math.random() * Math.min(30000, 1000 * 2 ** tries);

// Answers the JSON; throws {status, wait, error, code, fields}, with status 0 where no whole answer came.
// A text body and no header of our own: the browser then asks for no preflight.
const call = async (path, body) => {
  const mine = era;
  const was = offline;
  const headers = {};
  if (tokenNeeded) headers["Charla-Guest-Token"] = session.token;
  if (lang == "en" && !session.chat) headers["Charla-Language"] = lang;
  const response = await fetch(api + path, {
    method: body && "POST",
    body: JSON.stringify(body),
    headers,
    signal: AbortSignal.timeout(15000),
  }).catch(() => Response.error());
  const answer = await response.json().catch(() => {});
  const { ok, status } = response;
  if (mine != era) await new Promise(() => {});
  // What was asked before the network was lost does not say that it is back; and a cursor that fails
  // beside a socket that works (a blocker stops its address) does not say that the network is lost.
  if (status || body || !isLive) offline = !status || (offline && !was);
  setTimeout(render); // a moment later: what comes with the answer may say more
  if (ok && answer) return answer;
  if (answer?.code == "guest_token_required" && !tokenNeeded) return call(path, body, (tokenNeeded = true));
  throw { ...answer, status: !ok && status, wait: response.headers.get("Retry-After") * 1000 };
};

// Repeats a call until it is answered, with full jitter and the server's Retry-After.
const insist = async (path, body) => {
  for (let tries = 0; ; ) {
    try {
      return await call(path, body());
    } catch (error) {
      const { status, wait } = error;
      if (status && status < 500 && (status != 429 || wait > 60000)) throw error;
      await sleep(backoff(tries++, wait));
    }
  }
};
