import assert from "node:assert/strict";
import { test } from "node:test";
import { Chat, readRange } from "../../widget/chat.js";

const CHAT_ID = "chat";
const byAgent = (seq) => ({ seq, type: "message", message: { seq, sender_type: "agent", content: `${seq}` } });
const byGuest = (seq) => ({ seq, type: "message", message: { seq, sender_type: "user", content: `${seq}` } });

/** A chat to which these events have happened. */
function chatWith(...events) {
  const chat = new Chat(CHAT_ID);
  for (const event of events) assert.equal(chat.applyEvent(event), "applied");
  return chat;
}

test("events are applied in the order of their seq", () => {
  const chat = chatWith(byGuest(1), byAgent(2));
  assert.equal(chat.seq, 2);
  assert.equal(chat.hasGap, false);
});

test("an event that comes again, by another way, changes nothing", () => {
  const chat = chatWith(byGuest(1), byAgent(2));
  assert.equal(chat.applyEvent(byAgent(2)), "known");
  assert.equal(chat.applyEvent(byGuest(1)), "known");
  assert.deepEqual(chat.unread, [2]);
});

test("an event before which one is missing waits until that has come", () => {
  const chat = chatWith(byGuest(1));
  assert.equal(chat.applyEvent(byAgent(3)), "gap");
  assert.equal(chat.seq, 1);
  assert.equal(chat.hasGap, true);
  assert.equal(chat.applyEvent(byAgent(2)), "applied");
  assert.equal(chat.applyEvent(byAgent(3)), "applied");
  assert.equal(chat.hasGap, false);
});

test("the agent's messages are unread, the guest's own are not", () => {
  assert.deepEqual(chatWith(byGuest(1), byAgent(2), byAgent(3)).unread, [2, 3]);
});

test("the guest's mark reads what it covers: a whole chat, or single messages", () => {
  const agents = [byAgent(1), byAgent(2), byAgent(3)];
  assert.deepEqual(chatWith(...agents, { seq: 4, type: "read", by: "user", up_to: 2 }).unread, [3]);
  assert.deepEqual(chatWith(...agents, { seq: 4, type: "read", by: "user", message_ids: ["chat.2"] }).unread, [1, 3]);
});

test("the agent's mark reads nothing of the guest's", () => {
  assert.deepEqual(chatWith(byAgent(1), { seq: 2, type: "read", by: "agent", up_to: 1 }).unread, [1]);
});

test("what came while the chat was marked as read stays unread", () => {
  const chat = chatWith(byAgent(1), byAgent(2));
  chat.markUpTo(1);
  assert.deepEqual(chat.unread, [2]);
});

test("a read range tells which messages an event covers", () => {
  const upTo = readRange({ seq: 9, up_to: 4 }, CHAT_ID);
  assert.deepEqual([3, 4, 5].map(upTo), [true, true, false]);
  const single = readRange({ seq: 9, message_ids: ["chat.3", "other.4"] }, CHAT_ID);
  assert.deepEqual([3, 4, 5].map(single), [true, false, false]);
});

const STATUSES = [
  ["waiting", []],
  ["active", ["assigned"]],
  ["resolved", ["assigned", "resolved"]],
  ["active", ["assigned", "resolved", "reopened"]],
  ["waiting", ["resolved", "reopened"]],
  ["closed", ["assigned", "closed"]],
];
for (const [status, types] of STATUSES) {
  test(`a chat is ${status} after: ${types.join(", ") || "nothing"}`, () => {
    const chat = chatWith(...types.map((type, index) => ({ seq: index + 1, type, agent_name: "Ana" })));
    assert.equal(chat.status, status);
    assert.equal(chat.agentName, types.includes("assigned") ? "Ana" : "");
  });
}
