import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { itemsOf } from "../../console/store/thread_items.js";
import { at, message } from "./fixtures.js";

const outgoing = (id, values = {}) => ({ id, chatId: "a", content: "Hola", at: at(60), error: null, ...values });
const by = (sender_type, client_message_id) => ({ sender_type, client_message_id });

const rows = (...given) => itemsOf(...given).filter((item) => !("day" in item));
const contents = (...given) => rows(...given).map((item) => (item.message ?? item.outgoing).content);

describe("What a thread shows", () => {
  it("is its messages, then those on their way, with a line where a day begins", () => {
    const items = itemsOf(
      [message("a", 1), message("a", 2, { created_at: "2026-03-05T12:00:00Z" })],
      [outgoing("x", { at: "2026-03-05T13:00:00Z" })],
    );
    assert.deepEqual(
      items.map((item) => ("day" in item ? "day" : item.message ? "message" : "outgoing")),
      ["day", "message", "day", "message", "outgoing"],
    );
  });

  it("is one row for an own message, before and after it is stored", () => {
    const [before] = rows([], [outgoing("x")]);
    const [after, ...others] = rows([message("a", 1, by("agent", "x"))], [outgoing("x")]);
    assert.equal(after.key, before.key);
    assert.deepEqual(others, []);
  });

  it("has a row for each message, whatever identifiers their senders chose", () => {
    const messages = [
      message("a", 1, by("agent", "x")),
      message("a", 2, by("user", "x")),
      message("a", 3, by("agent", "x")),
      message("a", 4, by("user", "x")),
    ];
    const keys = rows(messages, []).map((item) => item.key);
    assert.equal(new Set(keys).size, 4);
  });

  it("keeps a message on its way though a guest uses its identifier", () => {
    assert.deepEqual(contents([message("a", 1, by("user", "x"))], [outgoing("x")]), ["Mensaje 1", "Hola"]);
  });

  it("takes no identifier for the number of a message", () => {
    const keys = rows([message("a", 1, by("agent", "stored 2")), message("a", 2, by("user", null))], [outgoing("stored 2")]).map(
      (item) => item.key,
    );
    assert.deepEqual(keys, ["sent stored 2", "stored 2"]);
  });
});
