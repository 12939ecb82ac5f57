import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import { InboxStore } from "../../console/store/inbox.js";
import { ThreadStore } from "../../console/store/threads.js";
import { UpdateReducer } from "../../console/store/update_reducer.js";
import { AGENT, at, chat, mine, NOON, written } from "./fixtures.js";

const COUNTS = { active: 0, waiting: 0, resolved: 0, closed: 0 };
const FIRST = { first: true, askedAt: NOON };
const LATER = { first: false, askedAt: NOON };

const answer = (values = {}) => ({
  events: [],
  chats: [],
  gone: [],
  queue: null,
  counts: COUNTS,
  notifications: [],
  unread_notifications: 0,
  after: "1",
  has_more: false,
  retry_after_ms: 1_000,
  ...values,
});

function reduced() {
  const names = ["began", "arrived", "came", "stored", "counted", "noted", "notified", "missed", "changed"];
  const hooks = Object.fromEntries(names.map((name) => [name, mock.fn()]));
  const inbox = new InboxStore(AGENT);
  const threads = new ThreadStore({}, inbox, { changed() {}, isLookedAt: () => false, moved() {} });
  return { reducer: new UpdateReducer(inbox, threads, hooks), inbox, hooks };
}

const told = (hook) => hook.mock.calls.map((call) => call.arguments[0].id);

describe("A snapshot", () => {
  it("is no news: nothing rings for what was there before", () => {
    const { reducer, inbox, hooks } = reduced();
    reducer.applyAnswer(answer({ chats: [mine("a", { unread_messages_count: 2 })], queue: [chat("b")] }), FIRST);
    assert.deepEqual([told(hooks.arrived), told(hooks.came)], [[], []]);
    assert.deepEqual([inbox.has("a"), inbox.queue.chats.length, inbox.isKnown], [true, 1, true]);
    assert.equal(hooks.began.mock.callCount(), 1);
  });

  it("replaces what was held before", () => {
    const { reducer, inbox } = reduced();
    inbox.upsert(mine("old"));
    reducer.applyAnswer(answer({ chats: [mine("a")] }), FIRST);
    assert.deepEqual([inbox.has("old"), inbox.has("a")], [false, true]);
  });
});

describe("A later answer", () => {
  it("tells of a chat that has begun to wait, once", () => {
    const { reducer, hooks } = reduced();
    reducer.applyAnswer(answer({ queue: [] }), FIRST);
    reducer.applyAnswer(answer({ queue: [chat("a")] }), LATER);
    reducer.applyAnswer(answer({ queue: [chat("a")] }), LATER);
    assert.deepEqual(told(hooks.came), ["a"]);
  });

  it("tells of a guest's message once, though a push was faster", () => {
    const { reducer, hooks } = reduced();
    reducer.applyAnswer(answer({ chats: [mine("a")] }), FIRST);
    reducer.applyFrame({ type: "event", chat_room_id: "a", event: written("a", 3) });
    const events = [{ chat_room_id: "a", event: written("a", 3) }];
    reducer.applyAnswer(answer({ events, chats: [mine("a", { seq: 3, unread_messages_count: 1, last_message_at: at(3) })] }), LATER);
    assert.deepEqual(told(hooks.arrived), ["a"]);
  });

  it("tells of a chat that its guest has brought back", () => {
    const { reducer, hooks } = reduced();
    reducer.applyAnswer(answer(), FIRST);
    reducer.applyAnswer(answer({ chats: [mine("a", { unread_messages_count: 1 })] }), LATER);
    assert.deepEqual(told(hooks.arrived), ["a"]);
  });

  it("takes away what is gone", () => {
    const { reducer, inbox, hooks } = reduced();
    reducer.applyAnswer(answer({ chats: [mine("a")] }), FIRST);
    reducer.applyAnswer(answer({ gone: ["a"] }), LATER);
    assert.equal(inbox.has("a"), false);
    assert.deepEqual(hooks.counted.mock.calls.at(-1).arguments, [COUNTS, true]);
  });
});

describe("A frame", () => {
  beforeEach((t) => t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOON }));

  it("that lacks one before it has the cursor asked", () => {
    const { reducer, hooks } = reduced();
    reducer.applyAnswer(answer({ chats: [mine("a")] }), FIRST);
    reducer.applyFrame({ type: "event", chat_room_id: "a", event: written("a", 3) });
    assert.equal(hooks.missed.mock.callCount(), 0);
    reducer.applyFrame({ type: "event", chat_room_id: "a", event: written("a", 5) });
    assert.equal(hooks.missed.mock.callCount(), 1);
  });

  it("of a connection that has begun or ended has the cursor asked", () => {
    const { reducer, hooks } = reduced();
    reducer.applyFrame({ type: "ready", ping_after_ms: 1 });
    reducer.applyFrame({ type: "lost" });
    assert.equal(hooks.missed.mock.callCount(), 2);
  });

  it("brings a chat into the queue and takes it out", () => {
    const { reducer, inbox, hooks } = reduced();
    reducer.applyFrame({ type: "queue", chat_room_id: "a", seq: 1, chat: chat("a") });
    reducer.applyFrame({ type: "queue", chat_room_id: "a", seq: 2 });
    assert.deepEqual([told(hooks.came), inbox.queue.chats], [["a"], []]);
  });

  it("that a guest types holds for five seconds, or until a message comes", (t) => {
    const { reducer, inbox } = reduced();
    reducer.applyAnswer(answer({ chats: [mine("a")] }), FIRST);
    const typing = { type: "typing", chat_room_id: "a", by: "user" };
    reducer.applyFrame(typing);
    t.mock.timers.tick(4_999);
    assert.equal(inbox.isTyping("a"), true);
    t.mock.timers.tick(1);
    assert.equal(inbox.isTyping("a"), false);
    reducer.applyFrame(typing);
    reducer.applyFrame({ type: "event", chat_room_id: "a", event: written("a", 3) });
    assert.equal(inbox.isTyping("a"), false);
  });

  it("with an agent's own message takes it out of the outbox", () => {
    const { reducer, hooks } = reduced();
    reducer.applyFrame({ type: "event", chat_room_id: "a", event: written("a", 3, { sender_type: "agent" }) });
    assert.deepEqual(
      hooks.stored.mock.calls.map((call) => call.arguments[0].client_message_id),
      ["client-3"],
    );
  });
});
