import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Thread } from "../../console/store/thread.js";
import { chat, COLLEAGUE, ME, message, mine, written } from "./fixtures.js";

const seqs = (thread) => thread.messages.map((each) => each.seq);
const unread = (thread) => thread.messages.filter((each) => !each.is_read).map((each) => each.seq);

describe("A thread's messages", () => {
  it("stand once and in order, however and how often they arrive", () => {
    const thread = new Thread(mine("a"));
    thread.add([message("a", 4), message("a", 2)]);
    thread.apply(written("a", 3));
    thread.apply(written("a", 3));
    assert.deepEqual(seqs(thread), [2, 3, 4]);
    assert.equal(thread.lastSeq, 4);
  });

  it("stay read once they were seen as read", () => {
    const thread = new Thread(mine("a"));
    thread.add([message("a", 1, { is_read: true })]);
    thread.add([message("a", 1, { is_read: false })]);
    assert.deepEqual(unread(thread), []);
  });

  it("are read up to a mark, also those that come after the mark", () => {
    const thread = new Thread(mine("a"));
    thread.add([message("a", 1), message("a", 3)]);
    thread.apply({ type: "read", seq: 4, by: "agent", up_to: 2 });
    thread.add([message("a", 2)]);
    assert.deepEqual(unread(thread), [3]);
  });

  it("are read by their other side alone", () => {
    const thread = new Thread(mine("a"));
    thread.add([message("a", 1), message("a", 2, { sender_type: "agent" })]);
    thread.apply({ type: "read", seq: 3, by: "user", up_to: 2 });
    assert.deepEqual(unread(thread), [1]);
    thread.markRead(2);
    assert.deepEqual(unread(thread), []);
  });

  it("are read one by one where a mark names them", () => {
    const thread = new Thread(mine("a"));
    thread.add([message("a", 1), message("a", 2)]);
    thread.apply({ type: "read", seq: 3, by: "agent", message_ids: ["a.2"] });
    assert.deepEqual(unread(thread), [1]);
  });
});

describe("A thread's events", () => {
  it("are complete while none is missing, and one that is known already is no gap", () => {
    const thread = new Thread(mine("a"));
    assert.deepEqual(
      [1, 2, 2, 4].map((seq) => thread.apply(written("a", seq))),
      [true, true, true, false],
    );
    assert.equal(thread.seq, 2);
  });

  it("say how the chat stands", () => {
    const thread = new Thread(chat("a"));
    thread.apply({ type: "assigned", seq: 2, agent: ME });
    assert.deepEqual([thread.chat.status, thread.chat.agent], ["active", ME]);
    thread.apply({ type: "resolved", seq: 3, agent: ME });
    assert.equal(thread.chat.status, "resolved");
    thread.apply({ type: "reopened", seq: 4, agent: ME });
    assert.equal(thread.chat.status, "active");
  });

  it("outweigh an answer that is older, which still tells of the guest", () => {
    const thread = new Thread(chat("a"));
    thread.apply({ type: "assigned", seq: 5, agent: COLLEAGUE });
    thread.describe(chat("a", { seq: 4, locale: "es" }));
    assert.deepEqual([thread.chat.status, thread.chat.agent, thread.chat.locale], ["active", COLLEAGUE, "es"]);
    thread.apply({ type: "resolved", seq: 3, agent: null });
    assert.equal(thread.chat.status, "active");
    thread.describe(chat("a", { seq: 5, status: "resolved" }));
    assert.equal(thread.chat.status, "resolved", "an answer of the same seq is as good as the event");
  });
});
