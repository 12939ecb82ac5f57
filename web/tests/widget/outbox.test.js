import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { clearOutbox, createSender, keepInOutbox, nextToSend, outboxItems, removeFromOutbox } from "../../widget/outbox.js";

const item = (id, time, failed = false) => ({ id, time, text: `text of ${id}`, failed });
const ids = () => outboxItems().map(({ id }) => id);

beforeEach(clearOutbox);

test("items stand in the order in which they were written", () => {
  keepInOutbox(item("b", 2000));
  keepInOutbox(item("a", 1000));
  keepInOutbox(item("c", 3000));
  assert.deepEqual(ids(), ["a", "b", "c"]);
});

test("one that was refused is passed over until the guest tries it again", () => {
  keepInOutbox(item("a", 1000, true));
  keepInOutbox(item("b", 2000));
  assert.equal(nextToSend()?.id, "b");
  keepInOutbox(item("a", 1000));
  assert.equal(nextToSend()?.id, "a");
  assert.deepEqual(ids(), ["a", "b"]);
});

test("only the item of exactly that id is removed", () => {
  keepInOutbox(item("12", 1000));
  removeFromOutbox("2");
  removeFromOutbox(null);
  assert.deepEqual(ids(), ["12"]);
  removeFromOutbox("12");
  assert.deepEqual(ids(), []);
});

/** A sender whose calls end when the test says so. */
function heldSender() {
  const log = [];
  const calls = [];
  const send = ({ id }) =>
    new Promise((resolve, reject) => {
      log.push(`send ${id}`);
      calls.push({ answer: () => resolve({ seq: calls.length }), refuse: () => reject(new Error("refused")) });
    });
  const flush = createSender({
    send,
    onSent: ({ id }) => log.push(`sent ${id}`),
    onRefused: ({ id, failed }) => log.push(`refused ${id} ${failed}`),
  });
  return { flush, log, calls };
}

test("messages are sent one at a time, the oldest first, and leave the outbox when they are answered", async () => {
  const { flush, log, calls } = heldSender();
  keepInOutbox(item("a", 1000));
  keepInOutbox(item("b", 2000));
  const sending = flush();
  await flush();
  assert.deepEqual(log, ["send a"]);
  calls[0].answer();
  await new Promise(setImmediate);
  assert.deepEqual(log, ["send a", "sent a", "send b"]);
  assert.deepEqual(ids(), ["b"]);
  calls[1].answer();
  await sending;
  assert.deepEqual(ids(), []);
});

test("what is written while another is sent goes out after it", async () => {
  const { flush, log, calls } = heldSender();
  keepInOutbox(item("a", 1000));
  const sending = flush();
  keepInOutbox(item("b", 2000));
  await flush();
  calls[0].answer();
  await new Promise(setImmediate);
  calls[1].answer();
  await sending;
  assert.deepEqual(log, ["send a", "sent a", "send b", "sent b"]);
});

test("one that is refused stays, marked as failed, and holds up none", async () => {
  const { flush, log, calls } = heldSender();
  keepInOutbox(item("a", 1000));
  keepInOutbox(item("b", 2000));
  const sending = flush();
  calls[0].refuse();
  await new Promise(setImmediate);
  calls[1].answer();
  await sending;
  assert.deepEqual(log, ["send a", "refused a true", "send b", "sent b"]);
  assert.deepEqual(outboxItems(), [item("a", 1000, true)]);
});
