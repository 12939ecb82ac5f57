import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { connectToApi, network } from "../../widget/api.js";
import { Chat } from "../../widget/chat.js";
import { createCursor, pollInterval } from "../../widget/cursor.js";

const CALM = { retryAfter: 2000, hasGap: false, isLive: false, isHidden: false };

test("the cursor is asked as often as the server wants", () => {
  assert.equal(pollInterval(CALM), 2000);
});

test("beside a socket it is asked an eighth as often", () => {
  assert.equal(pollInterval({ ...CALM, isLive: true }), 16000);
});

test("a hidden page asks every half minute at most", () => {
  assert.equal(pollInterval({ ...CALM, isHidden: true }), 30000);
  assert.equal(pollInterval({ ...CALM, isHidden: true, retryAfter: 40000 }), 40000);
});

test("what was pushed out of order is asked for at once", () => {
  assert.equal(pollInterval({ ...CALM, hasGap: true, isLive: true, isHidden: true }), 300);
});

let asked;
let received;
let waits;

beforeEach((context) => {
  [asked, received, waits] = [[], [], []];
  globalThis.document = { hidden: false };
  connectToApi("https://api.example/", () => {});
  context.mock.method(Math, "random", () => 0.5);
  context.mock.method(globalThis, "setTimeout", (end, ms) => {
    waits.push(ms);
    setImmediate(end);
  });
});

/** Follows a chat whose API gives these answers, until there is none left. */
async function follow(context, chat, ...answers) {
  const ending = new AbortController();
  context.mock.method(globalThis, "fetch", async (url) => {
    asked.push(Number(new URL(url).searchParams.get("after")));
    const answer = answers.shift();
    if (!answers.length) ending.abort();
    return answer ?? Response.error();
  });
  const cursor = createCursor({
    chat,
    onEvents: (events) => {
      for (const event of events) chat.applyEvent(event);
      received.push(...events.map(({ seq }) => seq));
    },
    onCaughtUp: () => received.push("caught up"),
    onUnknown: () => received.push("unknown"),
  });
  await cursor.follow(ending.signal);
}

const page = (seqs, more = {}) => Response.json({ events: seqs.map((seq) => ({ seq })), has_more: false, retry_after_ms: 2000, ...more });

test("page after page is fetched without a wait", async (context) => {
  await follow(context, new Chat("chat"), page([1, 2], { has_more: true }), page([3]));
  assert.deepEqual(asked, [0, 2]);
  assert.deepEqual(received, [1, 2, 3, "caught up"]);
  assert.deepEqual(waits, [2000]);
});

test("a failure is followed by its own wait, which a socket does not stretch", async (context) => {
  network.isLive = true;
  context.after(() => {
    network.isLive = false;
  });
  await follow(context, new Chat("chat"), undefined, undefined, page([1]));
  assert.deepEqual(waits, [1000, 2000, 16000]);
});

test("a failure with a gap is no reason to hurry", async (context) => {
  const chat = new Chat("chat");
  chat.applyEvent({ seq: 2 });
  await follow(context, chat, undefined, undefined);
  assert.deepEqual(waits, [1000, 2000]);
});

test("a closed chat is asked for no more, nor one that the API does not know", async (context) => {
  await follow(context, new Chat("chat"), Response.json({}, { status: 404 }), page([]));
  assert.deepEqual(received, ["unknown"]);
  const closed = new Chat("chat");
  closed.applyEvent({ seq: 1, type: "closed" });
  await follow(context, closed, page([]));
  assert.equal(asked.length, 1);
});
