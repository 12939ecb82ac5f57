import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { ApiError, abandonCalls, call, callUntilAnswered, connectToApi, network, noteAnswer } from "../../widget/api.js";
import { chooseLanguage } from "../../widget/locales.js";
import { clearSession, updateSession } from "../../widget/storage.js";

const json = (value, status = 200, headers = {}) => new Response(JSON.stringify(value), { status, headers });

/** Has the API give these answers, one after the other; returns the requests that it gets. */
function answering(context, ...answers) {
  const requests = [];
  context.mock.method(globalThis, "fetch", async (url, { method, body, headers }) => {
    requests.push({ url, method, body, headers });
    return answers[requests.length - 1]();
  });
  return requests;
}

beforeEach(() => {
  connectToApi("https://api.example/api/", () => {});
  network.isOffline = false;
  network.isLive = false;
});
afterEach(() => {
  clearSession();
  chooseLanguage("es");
});

test("with a body it is a POST of text, without one a GET", async (context) => {
  const requests = answering(
    context,
    () => json({ ok: 1 }),
    () => json({ ok: 2 }),
  );
  assert.deepEqual(await call("a/"), { ok: 1 });
  assert.deepEqual(await call("b/", { x: 1 }), { ok: 2 });
  assert.deepEqual(requests, [
    { url: "https://api.example/api/a/", method: "GET", body: undefined, headers: {} },
    { url: "https://api.example/api/b/", method: "POST", body: '{"x":1}', headers: {} },
  ]);
});

test("a refusal has the API's text, code, fields and Retry-After", async (context) => {
  const refusal = { error: "Espera", code: "too_many_messages", fields: { content: "no" } };
  answering(context, () => json(refusal, 429, { "Retry-After": "7" }));
  const error = await call("a/", {}).catch((thrown) => thrown);
  assert.ok(error instanceof ApiError);
  const { status, retryAfter, message, code, fields } = error;
  assert.deepEqual({ status, retryAfter, message, code, fields }, { status: 429, retryAfter: 7000, message: "Espera", ...rest(refusal) });
});

const rest = ({ code, fields }) => ({ code, fields });

/** The wait that an ApiError has of a Retry-After. */
const waitOf = async (context, retryAfter) => {
  answering(context, () => json({ error: "Espera" }, 503, { "Retry-After": retryAfter }));
  return (await call("a/").catch((thrown) => thrown)).retryAfter;
};

test("a Retry-After may be a date", async (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 10, 28, 12) });
  assert.equal(await waitOf(context, "Sat, 28 Nov 2026 12:00:20 GMT"), 20_000);
});

test("a Retry-After that has passed asks for nothing", async (context) => {
  assert.equal(await waitOf(context, "Sat, 28 Nov 2015 12:00:20 GMT"), 0);
  assert.equal(await waitOf(context, "-5"), 0);
});

test("a Retry-After that is neither seconds nor a date asks for nothing", async (context) => {
  assert.equal(await waitOf(context, "soon"), 0);
});

test("nobody waits longer than five minutes", async (context) => {
  assert.equal(await waitOf(context, "86400"), 300_000);
});

test("an answer that was cut off in the middle is none", async (context) => {
  answering(context, () => new Response('{"half'));
  const error = await call("a/").catch((thrown) => thrown);
  assert.equal(error.status, 0);
  assert.equal(error.isRetryable, true);
});

const RETRIES = [
  [0, 0, true],
  [400, 0, false],
  [404, 0, false],
  [429, 60000, true],
  [429, 61000, false],
  [500, 0, true],
  [503, 0, true],
];
for (const [status, retryAfter, isRetryable] of RETRIES) {
  const name = `status ${status} with Retry-After ${retryAfter / 1000} s is ${isRetryable ? "tried again" : "told to the guest"}`;
  test(name, () => assert.equal(new ApiError(status, retryAfter).isRetryable, isRetryable));
}

test("a call is repeated until it is answered, with a body made anew", async (context) => {
  context.mock.method(Math, "random", () => 0);
  const requests = answering(
    context,
    () => Promise.reject(new TypeError("no network")),
    () => json({}, 503),
    () => json({ ok: true }, 201),
  );
  let made = 0;
  assert.deepEqual(await callUntilAnswered("a/", () => ({ made: ++made })), { ok: true });
  assert.deepEqual(
    requests.map(({ body }) => body),
    ['{"made":1}', '{"made":2}', '{"made":3}'],
  );
});

test("a refusal for good is not repeated", async (context) => {
  const requests = answering(context, () => json({ code: "validation_failed" }, 400));
  await assert.rejects(
    callUntilAnswered("a/", () => ({})),
    { code: "validation_failed" },
  );
  assert.equal(requests.length, 1);
});

test("the guest's token is sent as soon as there is one", async (context) => {
  const requests = answering(
    context,
    () => json({}),
    () => json({}),
    () => json({}),
  );
  updateSession({ token: undefined });
  await call("a/", {});
  updateSession({ chat: "chat", token: "secret" });
  await call("b/", {});
  await call("c/");
  assert.deepEqual(
    requests.map(({ headers }) => headers["Charla-Guest-Token"]),
    [undefined, "secret", "secret"],
  );
});

test("a call for a chat that was left is never answered", async (context) => {
  answering(
    context,
    () => json({ late: true }),
    () => json({ late: false }),
  );
  const ended = [];
  call("a/").finally(() => ended.push("a"));
  abandonCalls();
  await call("b/").finally(() => ended.push("b"));
  assert.deepEqual(ended, ["b"]);
});

test("English is asked for until the chat itself knows it", async (context) => {
  chooseLanguage("en-GB");
  const requests = answering(
    context,
    () => json({}),
    () => json({}),
  );
  await call("a/", {});
  updateSession({ chat: "chat" });
  await call("b/", {});
  assert.deepEqual(
    requests.map(({ headers }) => headers["Charla-Language"]),
    ["en", undefined],
  );
});

test("a call without an answer says that the network is lost, one that has begun since that it is back", () => {
  noteAnswer(0, false, false);
  assert.equal(network.isOffline, true);
  noteAnswer(200, false, false);
  assert.equal(network.isOffline, true, "it was asked before the network was lost");
  noteAnswer(500, true, false);
  assert.equal(network.isOffline, false);
});

test("a cursor that is blocked beside a socket that works says nothing of the network", () => {
  network.isLive = true;
  noteAnswer(0, false, true);
  assert.equal(network.isOffline, false);
  noteAnswer(0, false, false);
  assert.equal(network.isOffline, true);
});
