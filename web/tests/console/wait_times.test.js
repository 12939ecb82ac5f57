import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { WaitTimes } from "../../console/store/wait_times.js";
import { at, chat, message, mine } from "./fixtures.js";

const agents = { sender_type: "agent" };

describe("A guest waits", () => {
  it("since the chat began, while nobody has taken it", () => {
    assert.equal(new WaitTimes().waitingSince(chat("a", { created_at: at(3) })), at(3));
  });

  it("since the oldest message that is not answered", () => {
    const times = new WaitTimes();
    times.applyMessage("a", message("a", 3));
    times.applyMessage("a", message("a", 4));
    assert.equal(times.waitingSince(mine("a")), at(3));
  });

  it("no more once the agent has answered", () => {
    const times = new WaitTimes();
    times.applyMessage("a", message("a", 3));
    times.applyMessage("a", message("a", 4, agents));
    assert.equal(times.waitingSince(mine("a")), null);
  });

  it("for an answer to what was read, too: the messages say so", () => {
    const times = new WaitTimes();
    times.setFromMessages("a", [message("a", 1), message("a", 2, agents), message("a", 3, { is_read: true }), message("a", 4)]);
    assert.equal(times.waitingSince(mine("a")), at(3));
    times.setFromMessages("a", [message("a", 1), message("a", 2, agents)]);
    assert.equal(times.waitingSince(mine("a")), null);
  });

  it("for nothing in a chat that has ended", () => {
    const times = new WaitTimes();
    times.applyMessage("a", message("a", 3));
    assert.equal(times.waitingSince(mine("a", { status: "resolved" })), null);
  });
});

describe("A message is news", () => {
  it("once, however often it comes", () => {
    const times = new WaitTimes();
    assert.equal(times.applyMessage("a", message("a", 3)), true);
    assert.equal(times.applyMessage("a", message("a", 3)), false);
    assert.equal(times.applyMessage("a", message("a", 2)), false);
  });

  it("if a list shows that it came and no event told of it", () => {
    const times = new WaitTimes();
    const before = mine("a", { seq: 2 });
    const later = mine("a", { seq: 3, unread_messages_count: 1, last_message_at: at(3) });
    times.learnFromList(before);
    assert.equal(times.detectUntoldMessage(later, before), true);
    assert.equal(times.waitingSince(later), at(3));
    assert.equal(times.applyMessage("a", message("a", 3)), false, "its event comes later");
  });

  it("not again if its event was first", () => {
    const times = new WaitTimes();
    const before = mine("a", { seq: 2 });
    times.learnFromList(before);
    times.applyMessage("a", message("a", 3));
    assert.equal(times.detectUntoldMessage(mine("a", { seq: 3, unread_messages_count: 1, last_message_at: at(3) }), before), false);
  });
});
