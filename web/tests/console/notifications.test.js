import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { NotificationStore } from "../../console/store/notifications.js";
import { answers, at, NOON, refusal, settled } from "./fixtures.js";

const note = (number, values = {}) => ({
  id: `note-${number}`,
  type: "new_chat",
  title: "Nuevo chat",
  message: "Hola",
  chat_room_id: "a",
  is_read: false,
  created_at: at(number),
  ...values,
});

const nothing = () => {};
const ids = (store) => store.items.map((each) => each.id);
const marking = (markNotifications) => new NotificationStore({ markNotifications }, nothing);

describe("Notifications", () => {
  beforeEach((t) => t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOON }));

  it("stand newest first, each once", () => {
    const store = new NotificationStore({}, nothing);
    store.learn([note(1), note(3)], 2, NOON);
    store.applyPush(note(2));
    store.applyPush(note(2));
    assert.deepEqual(ids(store), ["note-3", "note-2", "note-1"]);
    assert.equal(store.unread, 3);
  });

  it("of messages that were read elsewhere are no news, and of chats that wait still are", () => {
    const store = marking(answers({ unread_count: 0 }));
    const told = { type: "new_message" };
    store.learn([note(1, told), note(2, { ...told, chat_room_id: "b" }), note(3, { chat_room_id: "c" })], 3, NOON);
    store.settle((chatId, time) => chatId !== "b" && time <= at(9));
    assert.equal(store.unread, 2);
    store.settle(() => false);
    assert.equal(store.unread, 2);
  });

  it("about the chat that is looked at are marked together, two seconds later", async (t) => {
    const mark = answers({ unread_count: 1 });
    const store = marking(mark);
    store.learn([note(1), note(2), note(3, { chat_room_id: "b" })], 3, NOON);
    store.seen("a");
    store.seen("a");
    assert.equal(store.unread, 1);
    t.mock.timers.tick(1_999);
    assert.deepEqual(mark.calls, []);
    t.mock.timers.tick(1);
    await settled();
    assert.deepEqual(mark.calls, [[["note-1", "note-2"]]]);
    assert.equal(store.unread, 1);
  });

  it("count as read although an answer from before says otherwise", (t) => {
    const store = marking(answers({ unread_count: 0 }));
    store.learn([note(1)], 1, NOON);
    store.seen("a");
    t.mock.timers.tick(100);
    store.learn([note(1)], 1, NOON + 50);
    assert.equal(store.unread, 0);
    assert.equal(store.items[0].is_read, true);
  });

  it("are marked again later where the server cannot now", async (t) => {
    t.mock.method(Math, "random", () => 0);
    const mark = answers(refusal(503), { unread_count: 0 });
    const store = marking(mark);
    store.learn([note(1)], 1, NOON);
    store.seen("a");
    t.mock.timers.tick(2_000);
    await settled();
    t.mock.timers.tick(19_999);
    assert.equal(mark.calls.length, 1);
    t.mock.timers.tick(1);
    await settled();
    assert.equal(mark.calls.length, 2);
  });

  it("are marked at most 90 at once", async (t) => {
    const mark = answers({ unread_count: 0 });
    const store = marking(mark);
    store.learn(
      Array.from({ length: 100 }, (_, number) => note(number)),
      100,
      NOON,
    );
    store.seen("a");
    t.mock.timers.tick(2_000);
    await settled();
    t.mock.timers.tick(2_000);
    await settled();
    assert.deepEqual(
      mark.calls.map(([each]) => each.length),
      [90, 10],
    );
  });

  it("are read anew from the newest, and what came meanwhile stays", async () => {
    const notifications = answers({ notifications: [note(2, { is_read: true })], unread_count: 1 });
    const store = new NotificationStore({ notifications }, nothing);
    store.learn([note(1), note(2)], 2, NOON);
    store.applyPush(note(3));
    await store.load();
    assert.deepEqual(ids(store), ["note-3", "note-2"]);
    assert.deepEqual([store.unread, store.hasMore, store.loading], [1, false, false]);
  });

  it("are all read by one call", async () => {
    const store = new NotificationStore({ markAllNotifications: answers({ unread_count: 0 }) }, nothing);
    store.learn([note(1), note(2)], 70, NOON);
    await store.readAll();
    assert.deepEqual([store.unread, store.items.every((each) => each.is_read)], [0, true]);
  });
});
