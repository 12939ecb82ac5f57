import assert from "node:assert/strict";
import { test } from "node:test";

/** A store of the browser's that has no room for more than some characters. */
function smallStorage(room) {
  const refuse = (kept, name, value) => {
    if (value.length > room) throw new DOMException("full", "QuotaExceededError");
    kept[name] = value;
    return true;
  };
  return new Proxy({}, { set: refuse });
}

const lasting = smallStorage(40);
Object.defineProperty(globalThis, "localStorage", { value: lasting });
const { clearSession, keysWith, load, reloadSession, remove, save, session, updateSession } = await import("../../widget/storage.js");
const { randomId } = await import("../../widget/session.js");

test("what is saved is in the browser's storage, under a name of the widget's own", () => {
  save("draft", "hola");
  assert.equal(lasting["charla:draft"], '"hola"');
  assert.equal(load("draft"), "hola");
  remove("draft");
  assert.equal(load("draft"), undefined);
});

test("what has no room there is kept in memory, and what then fits goes back", () => {
  save("draft", "x".repeat(50));
  assert.equal(lasting["charla:draft"], undefined);
  assert.equal(load("draft"), "x".repeat(50));
  save("draft", "corto");
  assert.equal(lasting["charla:draft"], '"corto"');
  assert.equal(load("draft"), "corto");
});

test("keys are found in both, sorted, and no other page's", () => {
  save("out:2", "x".repeat(50));
  save("out:1", "");
  lasting["other:out:3"] = "";
  assert.deepEqual(keysWith("out:"), ["out:1", "out:2"]);
});

test("what another tab has written by hand or cut off is as if it were not there", () => {
  lasting["charla:session"] = "{half";
  assert.equal(load("session"), undefined);
});

test("changing the session keeps what another tab has saved meanwhile", () => {
  updateSession({ name: "Ana" });
  lasting["charla:session"] = '{"name":"Ana","chat":"c"}';
  updateSession({ name: "Eva" });
  assert.deepEqual(session.data, { name: "Eva", chat: "c" });
  clearSession();
  reloadSession();
  assert.deepEqual(session.data, {});
});

test("an identifier is what the API takes: 22 to 64 URL-safe characters, never the same", () => {
  const ids = Array.from({ length: 200 }, randomId);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^[0-9]{22,64}$/);
});
