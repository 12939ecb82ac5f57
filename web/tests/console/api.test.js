import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { Api, ApiError } from "../../console/api.js";

const NO_TOKEN = undefined;

function api(t, fetch, token = "secret") {
  const fetched = t.mock.method(globalThis, "fetch", fetch);
  const hooks = { token: () => token, reached: mock.fn(), expired: mock.fn() };
  return { api: new Api("http://api.test", hooks), hooks, fetched };
}

const answering = (status, body, headers) => async () => new Response(body, { status, headers });
const reached = (hooks) => hooks.reached.mock.calls.map((call) => call.arguments[0]);

describe("A call", () => {
  it("carries the agent's token and language, and leaves out what is not given", async (t) => {
    const { api: own, hooks, fetched } = api(t, answering(200, "{}"));
    await own.agentEvents();
    const [url, { headers, credentials }] = fetched.mock.calls[0].arguments;
    assert.equal(url, "http://api.test/api/agents/me/events/");
    assert.deepEqual(headers, { "Charla-Language": "es", Authorization: "Token secret" });
    assert.equal(credentials, "omit");
    assert.deepEqual(reached(hooks), [true]);
  });

  it("cannot be led astray by a chat's id", async (t) => {
    const { api: own, fetched } = api(t, answering(200, "{}"));
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

  it("is unreachable where no answer comes", async (t) => {
    const { api: own, hooks } = api(t, () => Promise.reject(new TypeError("offline")));
    await assert.rejects(own.me(), { status: 0, isRetryable: true });
    assert.deepEqual(reached(hooks), [false]);
  });

  it("has no answer where its body was cut off in the middle", async (t) => {
    const { api: own } = api(t, answering(200, '{"events": ['));
    await assert.rejects(own.me(), { status: 0, isRetryable: true });
  });

  it("ends the session of a token that is dead, and no login that is wrong", async (t) => {
    const { api: own, hooks } = api(t, answering(401, "{}"));
    await assert.rejects(own.me(), { status: 401, isRetryable: false });
    assert.equal(hooks.expired.mock.callCount(), 1);
    const login = new Api("http://api.test", { ...hooks, token: () => NO_TOKEN });
    await assert.rejects(login.login("agente1", "wrong"), { status: 401 });
    assert.equal(hooks.expired.mock.callCount(), 1);
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
