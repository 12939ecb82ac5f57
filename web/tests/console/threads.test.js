import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import { InboxStore } from "../../console/store/inbox.js";
import { ThreadStore } from "../../console/store/threads.js";
import { AGENT, answers, COLLEAGUE, message, mine, NOON, refusal, settled, unreachable, written } from "./fixtures.js";

function opened({ isLookedAt = () => false, ...given } = {}) {
  const api = {
    chat: answers(mine("a", { seq: 1 })),
    messages: answers([message("a", 1)]),
    pastChats: answers([]),
    chatEvents: answers({ events: [], seq: 0, has_more: false }),
    markRead: answers({}),
    ...given,
  };
  const inbox = new InboxStore(AGENT);
  inbox.upsert(mine("a", { seq: 1 }));
  const moved = mock.fn();
  const threads = new ThreadStore(api, inbox, { changed() {}, isLookedAt, moved });
  return { api, inbox, threads, moved };
}

describe("A chat that is opened", () => {
  beforeEach((t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    t.mock.method(Math, "random", () => 1);
  });

  it("is shown at once with what is known, then whole", async () => {
    const { threads } = opened();
    threads.open(mine("a"));
    assert.deepEqual([threads.current.loaded, threads.current.chat.subject], [false, "Chat a"]);
    await settled();
    assert.deepEqual([threads.current.loaded, threads.current.messages.length], [true, 1]);
  });

  it("is not loaded again where it is one's own and was loaded before", async () => {
    const { api, inbox, threads } = opened();
    inbox.upsert(mine("b"));
    threads.open(mine("a"));
    await settled();
    threads.open(mine("b"));
    await settled();
    threads.open(mine("a"));
    await settled();
    assert.deepEqual(
      api.chat.calls.map(([id]) => id),
      ["a", "b"],
    );
  });

  it("is loaded again by itself where no answer came", async (t) => {
    const { threads } = opened({ chat: answers(unreachable(), mine("a", { seq: 1 })) });
    threads.open(mine("a"));
    await settled();
    assert.deepEqual([threads.current.loaded, threads.current.retrying], [false, true]);
    t.mock.timers.tick(1_000);
    await settled();
    assert.deepEqual([threads.current.loaded, threads.current.error], [true, null]);
  });

  it("says why the server refuses it, and does not ask again", async (t) => {
    const { api, threads } = opened({ chat: answers(refusal(403)) });
    threads.open(mine("a"));
    await settled();
    t.mock.timers.tick(60_000);
    await settled();
    assert.deepEqual([threads.current.error, threads.current.retrying, api.chat.calls.length], ["Refused: refused", false, 1]);
  });

  it("asks for the events that are missing", async () => {
    const chatEvents = answers(
      { events: [written("a", 2)], seq: 2, has_more: true },
      { events: [written("a", 3)], seq: 3, has_more: false },
    );
    const { threads } = opened({ chatEvents });
    threads.open(mine("a"));
    await settled();
    threads.apply("a", written("a", 4));
    await settled();
    assert.deepEqual(chatEvents.calls, [
      ["a", 1],
      ["a", 2],
    ]);
    assert.deepEqual(
      threads.current.messages.map((each) => each.seq),
      [1, 2, 3, 4],
    );
  });
});

describe("A chat on screen that is a colleague's", () => {
  const foreign = mine("b", { agent: COLLEAGUE, seq: 1 });
  const shown = async (given = {}) => {
    const { threads, ...others } = opened({ chat: answers(foreign), messages: answers([message("b", 1)]), ...given });
    threads.open(foreign);
    await settled();
    return { threads, ...others };
  };

  it("takes its events, and no other chat's", async () => {
    const { threads } = await shown();
    threads.apply("b", written("b", 2));
    threads.apply("a", written("a", 2));
    assert.deepEqual(
      threads.current.messages.map((each) => each.id),
      ["b.1", "b.2"],
    );
  });

  it("says why it may no longer be seen; what is told of others does not matter", async () => {
    const { threads } = await shown();
    threads.refuse("a", "Taken");
    assert.equal(threads.current.error, null);
    threads.refuse("b", "Taken");
    assert.equal(threads.current.error, "Taken");
  });

  it("shows earlier messages page by page, until the first is there", async () => {
    const { api, threads } = await shown({ messages: answers([message("b", 3)], [message("b", 1), message("b", 2)]) });
    assert.equal(threads.current.hasOlder, true);
    await threads.older(threads.current);
    assert.deepEqual(api.messages.calls[1], ["b", { before: "b.3" }]);
    assert.equal(threads.current.hasOlder, false);
  });
});

describe("The guest's messages", () => {
  beforeEach((t) => t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOON }));

  it("are marked as read while somebody looks at them", async () => {
    const { api, threads } = opened({ isLookedAt: () => true });
    threads.open(mine("a"));
    await settled();
    assert.deepEqual(api.markRead.calls, [["a"]]);
    assert.deepEqual(
      threads.current.messages.map((each) => each.is_read),
      [true],
    );
  });

  it("are not marked while nobody looks", async () => {
    const { api, threads } = opened();
    threads.open(mine("a"));
    await settled();
    assert.deepEqual(api.markRead.calls, []);
  });

  it("are not marked in a colleague's chat", async () => {
    const foreign = mine("a", { agent: COLLEAGUE });
    const { api, inbox, threads } = opened({ isLookedAt: () => true, chat: answers(foreign) });
    inbox.remove("a");
    threads.open(foreign);
    await settled();
    assert.deepEqual(api.markRead.calls, []);
  });
});
