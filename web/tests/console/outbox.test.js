import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import { ApiError } from "../../console/api.js";
import { Outbox } from "../../console/store/outbox.js";
import { answers, message, NOON, refusal, settled, unreachable } from "./fixtures.js";

const MOST_JITTER = 0.5;

function outbox(send) {
  const hooks = { send, sent: mock.fn(), refused: mock.fn(), returned: mock.fn(), changed: mock.fn() };
  return { outbox: new Outbox("agent-1", hooks), hooks };
}

const contents = (items) => items.map((each) => each.content);
const sentIds = (send) => send.calls.map(([item]) => item.id);

describe("The outbox", () => {
  beforeEach((t) => {
    t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOON });
    t.mock.method(Math, "random", () => MOST_JITTER);
  });

  it("keeps a message until the server has stored it", async () => {
    const { outbox: box, hooks } = outbox(answers(message("a", 1)));
    box.add("a", "Hola");
    assert.deepEqual(contents(box.of("a")), ["Hola"]);
    await settled();
    assert.deepEqual(box.items, []);
    assert.deepEqual(hooks.sent.mock.calls[0].arguments, [message("a", 1)]);
  });

  it("sends one chat's messages one after the other, in order", async () => {
    let answer = () => {};
    const send = mock.fn(() => new Promise((done) => (answer = () => done(message("a", 1)))));
    const { outbox: box } = outbox(send);
    box.add("a", "uno");
    box.add("a", "dos");
    assert.equal(send.mock.callCount(), 1);
    answer();
    await settled();
    assert.deepEqual(contents(send.mock.calls.map((call) => call.arguments[0])), ["uno", "dos"]);
  });

  it("does not let one chat wait for another", () => {
    const send = mock.fn(() => new Promise(() => {}));
    const { outbox: box } = outbox(send);
    box.add("a", "uno");
    box.add("b", "dos");
    assert.equal(send.mock.callCount(), 2);
  });

  it("tries again under the same identifier, later each time", async (t) => {
    const send = answers(unreachable(), refusal(503), message("a", 1));
    const { outbox: box } = outbox(send);
    box.add("a", "Hola");
    await settled();
    t.mock.timers.tick(500);
    await settled();
    t.mock.timers.tick(999);
    await settled();
    assert.equal(send.calls.length, 2);
    t.mock.timers.tick(1);
    await settled();
    assert.equal(new Set(sentIds(send)).size, 1);
    assert.equal(send.calls.length, 3);
    assert.deepEqual(box.items, []);
  });

  it("says why one that will be tried again is not taken yet", async () => {
    const { outbox: box } = outbox(answers(refusal(429, "too_many_messages"), unreachable()));
    box.add("a", "Hola");
    await settled();
    assert.deepEqual([box.items[0].delay, box.items[0].error], ["Refused: too_many_messages", null]);
    box.flush("a");
    await settled();
    assert.equal(box.items[0].delay, "");
  });

  it("shows why the server refuses one, and sends the next", async () => {
    const { outbox: box, hooks } = outbox(answers(refusal(400), message("a", 1)));
    box.add("a", "mal");
    box.add("a", "bien");
    await settled();
    assert.deepEqual(
      box.items.map((each) => [each.content, each.error]),
      [["mal", "Refused: refused"]],
    );
    assert.equal(hooks.refused.mock.callCount(), 1);
  });

  it("gives one back that has to be corrected", async () => {
    const invalid = new ApiError(400, { error: "Revisa", code: "validation_failed", fields: { content: "Largo" } });
    const { outbox: box, hooks } = outbox(answers(invalid));
    box.add("a", "mal");
    const [item] = box.items;
    await settled();
    assert.deepEqual(box.items, []);
    assert.deepEqual(hooks.returned.mock.calls[0].arguments, [item, "Largo"]);
  });

  it("loses nothing to another chat's message of the same identifier", () => {
    const { outbox: box } = outbox(() => new Promise(() => {}));
    box.add("a", "Hola");
    box.remove("b", box.items[0].id);
    assert.deepEqual(contents(box.items), ["Hola"]);
    box.remove("a", box.items[0].id);
    assert.deepEqual(box.items, []);
  });

  it("tries a refused one again when it is asked to", async () => {
    const { outbox: box } = outbox(answers(refusal(403), message("a", 1)));
    box.add("a", "Hola");
    await settled();
    box.retry(box.items[0].id);
    await settled();
    assert.deepEqual(box.items, []);
  });

  it("sends nothing more once it is stopped", async (t) => {
    const send = answers(unreachable());
    const { outbox: box } = outbox(send);
    box.add("a", "Hola");
    await settled();
    box.stop();
    t.mock.timers.tick(60_000);
    await settled();
    assert.equal(send.calls.length, 1);
    assert.deepEqual(contents(box.items), ["Hola"], "it waits for the next login");
  });
});
