import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Queue } from "../../console/store/queue.js";
import { at, chat, NOON } from "./fixtures.js";

const ids = (chats) => chats.map((each) => each.id);

describe("The queue", () => {
  it("has the longest wait first", () => {
    const queue = new Queue();
    queue.applyList([chat("late", { created_at: at(9) }), chat("early", { created_at: at(1) })], NOON);
    assert.deepEqual(ids(queue.chats), ["early", "late"]);
  });

  it("says once which chats have come", () => {
    const queue = new Queue();
    assert.deepEqual(ids(queue.applyList([chat("a")], NOON)), ["a"]);
    assert.deepEqual(ids(queue.applyList([chat("a"), chat("b")], NOON)), ["b"]);
    assert.deepEqual(queue.applyPush("b", 2, chat("b", { seq: 2 })), []);
  });

  it("stays as it is where a list says that nothing changed", () => {
    const queue = new Queue();
    queue.applyList([chat("a")], NOON);
    queue.applyList(null, NOON + 1);
    assert.deepEqual(ids(queue.chats), ["a"]);
  });

  it("keeps a pushed chat that a list lacks because it was read too early", (t) => {
    t.mock.timers.enable({ apis: ["Date"], now: NOON });
    const queue = new Queue();
    queue.applyPush("a", 1, chat("a"));
    queue.applyList([], NOON + 1_999);
    assert.deepEqual(ids(queue.chats), ["a"]);
    assert.equal(queue.mayLag, true);
    queue.applyList([], NOON + 2_000);
    assert.deepEqual(queue.chats, []);
    assert.equal(queue.mayLag, false);
  });

  it("does not let an older list or push bring back a chat that has left", () => {
    const queue = new Queue();
    queue.applyList([chat("a", { seq: 3 })], NOON);
    queue.remove("a", 4);
    queue.applyList([chat("a", { seq: 3 })], NOON);
    assert.deepEqual(queue.applyPush("a", 3, chat("a", { seq: 3 })), []);
    assert.deepEqual(queue.chats, []);
  });

  it("takes a chat back that waits anew", () => {
    const queue = new Queue();
    queue.remove("a", 4);
    assert.deepEqual(ids(queue.applyList([chat("a", { seq: 5 })], NOON)), ["a"]);
  });

  it("remembers how a chat last waited", () => {
    const queue = new Queue();
    queue.applyList([chat("a", { last_message: "¿Hola?" })], NOON);
    queue.remove("a", 2);
    assert.equal(queue.find("a"), undefined);
    assert.equal(queue.lastKnown("a").last_message, "¿Hola?");
  });
});
