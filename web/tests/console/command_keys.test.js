import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CommandKeys } from "../../console/ui/command_keys.js";

const COMMANDS = ["?", "/", "j", "k", "r", "a", "e"];

/** Keys whose clock stands until it is wound on. */
function keys() {
  let now = 5_000;
  const own = new CommandKeys(COMMANDS, () => now);
  const press = (key, how = {}) => own.commandOf({ key, ...how });
  const type = (words, how) => [...words].map((key) => press(key, { shiftKey: /\p{Lu}/u.test(key), ...how })).filter(Boolean);
  return {
    keys: own,
    press,
    type,
    wait: (ms) => {
      now += ms;
    },
  };
}

describe("A single key", () => {
  it("is a command, and the next one too", () => {
    const { press } = keys();
    assert.deepEqual(
      ["j", "j", "e", "/"].map((key) => press(key)),
      ["j", "j", "e", "/"],
    );
  });

  it("is one with caps lock, and with Shift where only that gives the sign", () => {
    const { press } = keys();
    assert.deepEqual([press("E"), press("?", { shiftKey: true }), press("/", { shiftKey: true })], ["e", "?", "/"]);
  });

  it("is none while it is held", () => {
    const { press } = keys();
    assert.deepEqual([press("e"), press("e", { repeat: true }), press("e", { repeat: true })], ["e", null, null]);
  });

  it("is none where it goes to a field, nor within a second of that", () => {
    const { press, wait } = keys();
    assert.equal(press("e", { isWriting: true }), null);
    wait(999);
    assert.equal(press("e"), null);
    wait(1_000);
    assert.equal(press("e"), "e");
  });

  it("is a command at once where the field was left on purpose", () => {
    const { keys: own, press } = keys();
    press("x", { isWriting: true });
    own.left();
    assert.equal(press("e"), "e");
  });

  it("is none where the focus was just taken from a field", () => {
    const { keys: own, press } = keys();
    own.typed();
    assert.equal(press("a"), null);
  });

  it("moves nothing by its name alone: Tab, Enter, arrows", () => {
    const { press } = keys();
    assert.deepEqual(
      ["Tab", "Enter", "ArrowDown", "Dead", "Process"].map((key) => press(key)),
      [null, null, null, null, null],
    );
  });
});

describe("A sentence that is typed where no field has the focus", () => {
  for (const words of [
    "Buenas tardes, soy Carlos",
    "Espera, ahora lo miro",
    "hola, ¿qué talla era?",
    "Él responde",
    "Добрый день",
    "Kein Problem",
  ])
    it(`runs no command: ${words}`, () => assert.deepEqual(keys().type(words), []));

  it("goes on for as long as letters come, each within a second of the last", () => {
    const { press, wait } = keys();
    press("B", { shiftKey: true });
    for (const key of "uenas rea") {
      wait(900);
      assert.equal(press(key), null, key);
    }
  });
});
