import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import { Backoff, retryAfterMs } from "../../console/live/backoff.js";
import { ChatFollower } from "../../console/live/chat_follower.js";
import { Cursor } from "../../console/live/cursor.js";
import { setBackgroundInterval, setBackgroundTimeout } from "../../console/live/timers.js";
import { answers, refusal, settled, unreachable } from "./fixtures.js";

const answer = (after, values = {}) => ({ after, has_more: false, retry_after_ms: 3_000, ...values });

function cursor(ask, isPushed = () => false) {
  const tell = mock.fn();
  const started = new Cursor({ ask, tell, isPushed });
  return { cursor: started, tell };
}

describe("The delay before a retry", () => {
  it("is random up to a ceiling that doubles, and stops at the most", (t) => {
    const backoff = new Backoff(1_000, 5_000);
    t.mock.method(Math, "random", () => 1);
    assert.deepEqual(
      [1, 2, 3, 4, 5].map(() => backoff.next()),
      [1_000, 2_000, 4_000, 5_000, 5_000],
    );
    backoff.reset();
    assert.equal(backoff.next(), 1_000);
    t.mock.method(Math, "random", () => 0);
    assert.equal(backoff.next(), 0);
  });

  it("is never shorter than the server asked for", (t) => {
    t.mock.method(Math, "random", () => 0.5);
    assert.equal(new Backoff(1_000, 5_000).next(30_000), 30_500);
    assert.equal(new Backoff(1_000, 5_000).next(null), 500);
  });
});

describe("The wait that Retry-After asks for", () => {
  const NOW = Date.parse("1994-11-06T08:49:07Z");
  for (const [header, ms] of [
    ["7", 7_000],
    [" 30 ", 30_000],
    ["Sun, 06 Nov 1994 08:49:37 GMT", 30_000],
    ["Sunday, 06-Nov-94 08:49:37 GMT", 30_000],
    ["Sun Nov  6 08:49:37 1994", 30_000],
    ["86400", 300_000],
    ["99999999999999999999", 300_000],
    ["Mon, 07 Nov 1994 08:49:37 GMT", 300_000],
    ["Sun, 06 Nov 1994 08:49:00 GMT", null],
    ["0", null],
    ["-5", null],
    ["1.5e3", null],
    ["soon", null],
    ["", null],
    [null, null],
  ])
    it(`is ${ms} ms for ${header}`, () => assert.equal(retryAfterMs(header, NOW), ms));
});

describe("A background timer", () => {
  beforeEach((t) => t.mock.timers.enable({ apis: ["setTimeout", "Date"] }));

  it("fires once, unless it is cancelled", (t) => {
    const [kept, cancelled] = [mock.fn(), mock.fn()];
    setBackgroundTimeout(kept, 10);
    setBackgroundTimeout(cancelled, 10)();
    t.mock.timers.tick(100);
    assert.deepEqual([kept.mock.callCount(), cancelled.mock.callCount()], [1, 0]);
  });

  it("fires again and again as an interval, until it is ended", (t) => {
    const call = mock.fn();
    const end = setBackgroundInterval(call, 10);
    for (let turn = 0; turn < 3; turn++) t.mock.timers.tick(10);
    end();
    t.mock.timers.tick(100);
    assert.equal(call.mock.callCount(), 3);
  });
});

describe("The cursor", () => {
  beforeEach((t) => {
    t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
    t.mock.method(Math, "random", () => 1);
  });

  it("begins with a snapshot, and goes on where the last answer ended", async (t) => {
    const ask = answers(answer("p1"), answer("p2"));
    const { cursor: own, tell } = cursor(ask);
    own.start();
    await settled();
    t.mock.timers.tick(3_000);
    await settled();
    assert.deepEqual(ask.calls, [[undefined], ["p1"]]);
    assert.deepEqual(
      tell.mock.calls.map((call) => call.arguments[1].first),
      [true, false],
    );
  });

  it("asks at once where there is more", async (t) => {
    const ask = answers(answer("p1", { has_more: true }), answer("p2"));
    cursor(ask).cursor.start();
    await settled();
    t.mock.timers.tick(1);
    await settled();
    assert.equal(ask.calls.length, 2);
  });

  it("only confirms what is pushed, every 90 seconds", async (t) => {
    const ask = answers(answer("p1"));
    cursor(ask, () => true).cursor.start();
    await settled();
    t.mock.timers.tick(89_999);
    assert.equal(ask.calls.length, 1);
    t.mock.timers.tick(1);
    assert.equal(ask.calls.length, 2);
  });

  it("asks once more where it was asked to while an answer was under way", async () => {
    const ask = answers(answer("p1"));
    const { cursor: own } = cursor(ask);
    own.start();
    own.now();
    own.now();
    await settled();
    assert.equal(ask.calls.length, 2);
  });

  it("takes a new snapshot where the server does not know its position any more", async (t) => {
    const ask = answers(answer("p1"), refusal(400), answer("p9"));
    cursor(ask).cursor.start();
    await settled();
    t.mock.timers.tick(3_000);
    await settled();
    t.mock.timers.tick(1_000);
    await settled();
    assert.deepEqual(ask.calls, [[undefined], ["p1"], [undefined]]);
  });

  it("waits longer with each failure, and tells nothing once it is stopped", async (t) => {
    const ask = answers(unreachable());
    const { cursor: own, tell } = cursor(ask);
    own.start();
    await settled();
    t.mock.timers.tick(1_000);
    await settled();
    t.mock.timers.tick(1_999);
    await settled();
    assert.equal(ask.calls.length, 2);
    own.stop();
    t.mock.timers.tick(60_000);
    assert.deepEqual([ask.calls.length, tell.mock.callCount()], [2, 0]);
  });
});

describe("A colleague's chat that is looked at", () => {
  beforeEach((t) => t.mock.timers.enable({ apis: ["setTimeout", "Date"] }));

  const follower = (ask) => {
    const hooks = { ask, tell: mock.fn(), refused: mock.fn() };
    return { follower: new ChatFollower(hooks), hooks };
  };

  it("is followed from its seq, until another one is", async (t) => {
    const ask = answers({ events: [], seq: 7, retry_after_ms: 2_000 });
    const { follower: own } = follower(ask);
    own.follow("a", 4);
    await settled();
    t.mock.timers.tick(2_000);
    await settled();
    own.follow(null);
    t.mock.timers.tick(60_000);
    assert.deepEqual(ask.calls, [
      ["a", 4],
      ["a", 7],
    ]);
  });

  it("is followed no more once the server refuses it", async (t) => {
    const ask = answers(refusal(403));
    const { follower: own, hooks } = follower(ask);
    own.follow("a", 4);
    await settled();
    t.mock.timers.tick(60_000);
    assert.deepEqual([hooks.refused.mock.callCount(), ask.calls.length], [1, 1]);
  });
});
