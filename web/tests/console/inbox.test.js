import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyEvent, InboxStore } from "../../console/store/inbox.js";
import { ADMIN, AGENT, at, COLLEAGUE, chat, ME, mine, NOON, written } from "./fixtures.js";

const ids = (chats) => chats.map((each) => each.id);

describe("The inbox's own chats", () => {
  it("stand in the order in which they were last talked in", () => {
    const inbox = new InboxStore(AGENT);
    inbox.upsert(mine("a", { last_message_at: at(1) }));
    inbox.upsert(mine("b", { last_message_at: at(3) }));
    inbox.upsert(mine("c", { last_message_at: at(3) }));
    assert.deepEqual(ids(inbox.mine), ["b", "c", "a"]);
  });

  it("give no weight to a list that is older than what is known", () => {
    const inbox = new InboxStore(AGENT);
    inbox.upsert(mine("a", { seq: 5, last_message: "new" }));
    inbox.upsert(mine("a", { seq: 4, last_message: "old" }));
    assert.equal(inbox.find("a").last_message, "new");
  });

  it("leave once an answer says that they have ended, and an older list does not bring them back", () => {
    const inbox = new InboxStore(AGENT);
    inbox.upsert(mine("a", { seq: 5 }));
    inbox.applyConfirmed(mine("a", { seq: 6, status: "resolved" }));
    inbox.upsert(mine("a", { seq: 5 }));
    assert.deepEqual(inbox.mine, []);
  });

  it("come by an answer that says that the agent has one", () => {
    const inbox = new InboxStore(AGENT);
    inbox.queue.applyList([chat("a")], NOON);
    inbox.applyConfirmed(mine("a"));
    assert.deepEqual(ids(inbox.mine), ["a"]);
    assert.deepEqual(inbox.queue.chats, []);
  });

  it("follow their events, and tell of one that is missing", () => {
    const inbox = new InboxStore(AGENT);
    inbox.upsert(mine("a", { seq: 2 }));
    assert.equal(inbox.applyEvent("a", written("a", 3)), true);
    assert.equal(inbox.applyEvent("a", written("a", 3)), true, "again");
    assert.equal(inbox.find("a").unread_messages_count, 1);
    assert.equal(inbox.applyEvent("a", written("a", 5)), false, "the fourth is missing");
    assert.equal(inbox.applyEvent("unknown", written("unknown", 1)), false);
  });

  it("leave by an event that gives them to a colleague", () => {
    const inbox = new InboxStore(AGENT);
    inbox.upsert(mine("a", { seq: 2 }));
    inbox.applyEvent("a", { type: "assigned", seq: 3, agent: COLLEAGUE });
    assert.equal(inbox.has("a"), false);
  });

  it("count their unread messages, until the agent reads them", () => {
    const inbox = new InboxStore(AGENT);
    inbox.upsert(mine("a", { unread_messages_count: 2 }));
    inbox.upsert(mine("b", { unread_messages_count: 3 }));
    assert.equal(inbox.unread, 5);
    inbox.markRead("b");
    assert.equal(inbox.unread, 2);
  });
});

describe("The inbox's counts", () => {
  const counts = { active: 7, waiting: 8, resolved: 9, closed: 10 };

  it("are of what an agent has on screen, and the server's for what has ended", () => {
    const inbox = new InboxStore(AGENT);
    inbox.setCounts(counts);
    inbox.upsert(mine("a"));
    assert.deepEqual(
      ["active", "waiting", "resolved", "closed"].map((status) => inbox.count(status)),
      [1, 0, 9, 10],
    );
  });

  it("are the server's for an admin, who sees everybody's chats", () => {
    const inbox = new InboxStore(ADMIN);
    inbox.setCounts(counts);
    assert.equal(inbox.count("active"), 7);
  });
});

describe("The queue's count", () => {
  it("is the server's where more wait than the queue's list holds", () => {
    const inbox = new InboxStore(AGENT);
    inbox.setCounts({ active: 0, waiting: 505, resolved: 0, closed: 0 });
    inbox.queue.applyList(
      Array.from({ length: 499 }, (_, number) => chat(`c${number}`)),
      NOON,
    );
    assert.equal(inbox.count("waiting"), 499);
    inbox.queue.applyPush("one-more", 1, chat("one-more"));
    assert.equal(inbox.count("waiting"), 505);
  });
});

describe("An own chat", () => {
  it("is read up to a time if nothing is unread, and its last message is no older", () => {
    const inbox = new InboxStore(AGENT);
    inbox.upsert(mine("a", { last_message_at: at(5) }));
    inbox.upsert(mine("b", { last_message_at: at(5), unread_messages_count: 1 }));
    assert.deepEqual(
      [inbox.isRead("a", at(5)), inbox.isRead("a", at(6)), inbox.isRead("b", at(5)), inbox.isRead("c", at(5))],
      [true, false, false, false],
    );
  });

  it("is news while it waits, or has something unread", () => {
    const inbox = new InboxStore(AGENT);
    inbox.queue.applyList([chat("w")], NOON);
    inbox.upsert(mine("a"));
    inbox.upsert(mine("b", { unread_messages_count: 1 }));
    assert.deepEqual(
      ["w", "a", "b", "c"].map((id) => inbox.isNews(id)),
      [true, false, true, false],
    );
  });

  it("keeps as unread what came too late to be read", () => {
    const inbox = new InboxStore(AGENT);
    inbox.upsert(mine("a", { unread_messages_count: 3 }));
    inbox.markRead("a", 1);
    assert.equal(inbox.find("a").unread_messages_count, 1);
  });
});

describe("A list that lags", () => {
  it("is corrected by what was confirmed shortly before it was asked for", (t) => {
    t.mock.timers.enable({ apis: ["Date"], now: NOON });
    const inbox = new InboxStore(AGENT);
    inbox.applyConfirmed(mine("a", { seq: 4, status: "resolved" }));
    const resolved = (askedAt) => ids(inbox.corrected([], askedAt, "resolved"));
    assert.deepEqual(resolved(NOON + 1_999), ["a"]);
    assert.deepEqual(resolved(NOON + 2_000), [], "two seconds later it can know");
  });

  it("no longer shows what a colleague has taken", () => {
    const inbox = new InboxStore(AGENT);
    inbox.queue.applyList([chat("a", { seq: 1 })], NOON);
    inbox.markTaken("a");
    inbox.queue.applyList([chat("a", { seq: 1 })], NOON + 1);
    assert.deepEqual(inbox.queue.chats, []);
  });
});

describe("A listed chat after an event", () => {
  it("shows the first 100 characters of a message, not a part of one", () => {
    const next = applyEvent(mine("a"), written("a", 3, { content: "👋".repeat(101) }));
    assert.equal(next.last_message, `${"👋".repeat(100)}...`);
    assert.equal(applyEvent(mine("a"), written("a", 3, { content: "a".repeat(100) })).last_message, "a".repeat(100));
  });

  it("counts a guest's message as unread, and an agent's not", () => {
    assert.equal(applyEvent(mine("a"), written("a", 3)).unread_messages_count, 1);
    assert.equal(applyEvent(mine("a"), written("a", 3, { sender_type: "agent" })).unread_messages_count, 0);
  });

  it("has as many unread as an agent's reading leaves", () => {
    const read = (values) => applyEvent(mine("a", { unread_messages_count: 3 }), { type: "read", seq: 9, ...values }).unread_messages_count;
    assert.equal(read({ by: "agent", up_to: 8 }), 0);
    assert.equal(read({ by: "agent", message_ids: ["a.1", "a.2"] }), 1);
    assert.equal(read({ by: "user", up_to: 8 }), 3);
  });

  it("waits when it is reopened and nobody has it", () => {
    const event = { type: "reopened", seq: 4, agent: null };
    assert.equal(applyEvent(chat("a", { status: "resolved" }), event).status, "waiting");
    assert.equal(applyEvent(mine("a", { status: "resolved" }), event).status, "active");
  });

  it("is its agent's once it is taken", () => {
    const taken = applyEvent(chat("a"), { type: "assigned", seq: 2, agent: ME });
    assert.deepEqual([taken.status, taken.agent, taken.seq], ["active", ME, 2]);
  });
});
