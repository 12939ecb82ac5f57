import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { Api, ApiError } from "../../console/api.js";

const NO_TOKEN = undefined;
const EVENTS = JSON.stringify({ events: [], chats: [], gone: [], queue: null, counts: {}, notifications: [], after: "p1" });
const CHAT = JSON.stringify({ id: "a", status: "active", seq: 1 });
const refusal = (code) => JSON.stringify({ error: "No", code });

function api(t, fetch, token = "secret") {
  const fetched = t.mock.method(globalThis, "fetch", fetch);
  const hooks = { token: () => token, reached: mock.fn(), expired: mock.fn() };
  return { api: new Api("http://api.test", hooks), hooks, fetched };
}

const answering = (status, body, headers) => async () => new Response(body, { status, headers });
const reached = (hooks) => hooks.reached.mock.calls.map((call) => call.arguments[0]);

describe("A call", () => {
  it("carries the agent's token and language, and leaves out what is not given", async (t) => {
    const { api: own, hooks, fetched } = api(t, answering(200, EVENTS));
    await own.agentEvents();
    const [url, { headers, credentials }] = fetched.mock.calls[0].arguments;
    assert.equal(url, "http://api.test/api/agents/me/events/");
    assert.deepEqual(headers, { "Charla-Language": "es", Authorization: "Token secret" });
    assert.equal(credentials, "omit");
    assert.deepEqual(reached(hooks), [true]);
  });

  it("cannot be led astray by a chat's id", async (t) => {
    const { api: own, fetched } = api(t, answering(200, CHAT));
    await own.chat("../agents/me");
    assert.equal(fetched.mock.calls[0].arguments[0], "http://api.test/api/chatrooms/..%2Fagents%2Fme/");
  });

  it("fails with the API's words, and says how long to wait", async (t) => {
    const body = JSON.stringify({ error: "Despacio", code: "rate_limited", fields: { content: "Largo" } });
    const { api: own } = api(t, answering(429, body, { "Retry-After": "7" }));
    const error = await own.send("a", "Hola", "id").catch((each) => each);
    assert.ok(error instanceof ApiError);
    const { message, status, code, fields, retryAfter, isRetryable } = error;
    assert.deepEqual(
      { message, status, code, fields, retryAfter, isRetryable },
      { message: "Despacio", status: 429, code: "rate_limited", fields: { content: "Largo" }, retryAfter: 7_000, isRetryable: true },
    );
  });

  it("is unreachable where no answer comes twice in a row", async (t) => {
    const { api: own, hooks } = api(t, () => Promise.reject(new TypeError("offline")));
    await assert.rejects(own.me(), { status: 0, isRetryable: true });
    await assert.rejects(own.me(), { status: 0, isRetryable: true });
    assert.deepEqual(reached(hooks), [true, false]);
  });

  it("does not take the server for lost where others fail between answers, and finds it again by one answer", async (t) => {
    let next;
    const { api: own, hooks } = api(t, async () => next());
    const [fails, works] = [answering(502, "<html>"), answering(200, CHAT)];
    for (const each of [fails, works, fails, fails, fails, works]) {
      next = each;
      await own.chat("a").catch(() => {});
    }
    assert.deepEqual(reached(hooks), [true, true, true, false, false, true]);
  });

  it("finds no server where the API itself fails at everything", async (t) => {
    const { api: own, hooks } = api(t, answering(503, refusal("busy"), { "Retry-After": "2" }));
    for (let tries = 0; tries < 2; tries++) await assert.rejects(own.me(), { status: 503, message: "No", retryAfter: 2_000 });
    assert.deepEqual(reached(hooks), [true, false]);
  });

  it("is answered by a refusal: the server is there", async (t) => {
    const { api: own, hooks } = api(t, answering(403, refusal("not_assigned")));
    for (let tries = 0; tries < 2; tries++) await assert.rejects(own.chat("a"), { status: 403, code: "not_assigned" });
    assert.deepEqual(reached(hooks), [true, true]);
  });

  it("ends the session of a token that is dead, and no login that is wrong", async (t) => {
    const { api: own, hooks } = api(t, answering(401, refusal("invalid_token")));
    await assert.rejects(own.me(), { status: 401, isRetryable: false });
    assert.equal(hooks.expired.mock.callCount(), 1);
    const login = new Api("http://api.test", { ...hooks, token: () => NO_TOKEN });
    await assert.rejects(login.login("agente1", "wrong"), { status: 401 });
    assert.equal(hooks.expired.mock.callCount(), 1);
  });
});

describe("An answer that is not the API's own is none", () => {
  for (const [what, status, body] of [
    ["a proxy's page", 200, "<!doctype html><title>Login</title>"],
    ["nothing", 200, ""],
    ["what was cut off in the middle", 200, '{"events": ['],
    ["a text", 200, '"ok"'],
    ["null", 200, "null"],
    ["a list", 200, "[]"],
    ["somebody else's object", 200, '{"status": "ok"}'],
    ["a firewall's page", 403, "<h1>Forbidden</h1>"],
    ["a portal that wants a login", 401, "{}"],
    ["a page that is gone", 404, "Not Found"],
    ["the gateway's own words", 400, '{"message": "Bad Request"}'],
    ["the gateway's limit", 429, '{"message": "Too Many Requests"}'],
    ["a bad gateway", 502, "<html>"],
    ["an error that is none", 409, '{"error": {"text": "No"}, "code": 4}'],
    ["no content", 204, null],
  ])
    it(`${what}, with status ${status}`, async (t) => {
      const { api: own, hooks } = api(t, answering(status, body));
      await assert.rejects(own.agentEvents(), { status: 0, isRetryable: true, code: "" });
      assert.equal(hooks.expired.mock.callCount(), 0);
      await assert.rejects(own.me(), { status: 0 });
      assert.deepEqual(reached(hooks), [true, false]);
    });

  it("though it says how long to wait", async (t) => {
    const { api: own } = api(t, answering(503, "<html>", { "Retry-After": "120" }));
    await assert.rejects(own.me(), { status: 0, retryAfter: 120_000 });
  });

  it("where a list is asked for, too", async (t) => {
    const { api: own } = api(t, answering(200, CHAT));
    await assert.rejects(own.messages("a"), { status: 0 });
  });
});

describe("A failed call may succeed later", () => {
  for (const [status, isRetryable] of [
    [0, true],
    [400, false],
    [401, false],
    [403, false],
    [404, false],
    [409, false],
    [429, true],
    [500, true],
    [503, true],
  ])
    it(`with status ${status}: ${isRetryable ? "yes" : "no"}`, () => assert.equal(new ApiError(status).isRetryable, isRetryable));
});
