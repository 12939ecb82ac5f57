import assert from "node:assert/strict";
import { beforeEach, describe, it, mock } from "node:test";
import { Bell } from "../../console/ui/sound.js";

function bell() {
  const ring = mock.fn();
  const rings = () => ring.mock.calls.map((call) => (call.arguments[0] ? "quiet" : "loud"));
  return { bell: new Bell(ring), rings };
}

/** Winds the clock on, second by second. */
const wait = (t, seconds) => Array.from({ length: seconds }, () => t.mock.timers.tick(1_000));

describe("The bell", () => {
  beforeEach((t) => t.mock.timers.enable({ apis: ["setTimeout", "Date"] }));

  it("rings at once, and every five seconds for a minute", (t) => {
    const { bell: own, rings } = bell();
    own.set(["a"]);
    wait(t, 59);
    assert.deepEqual(rings(), Array(12).fill("loud"));
  });

  it("rings twice a minute after that, and more softly", (t) => {
    const { bell: own, rings } = bell();
    own.set(["a"]);
    wait(t, 55 + 60);
    assert.deepEqual(rings().slice(12), ["quiet", "quiet"]);
  });

  it("is loud again at once where another chat comes after the first minute", (t) => {
    const { bell: own, rings } = bell();
    own.set(["a"]);
    wait(t, 70);
    own.set(["a", "b"]);
    wait(t, 5);
    assert.deepEqual(rings().slice(12), ["loud", "loud"]);
  });

  it("keeps its pace where another chat comes in the first minute, or one of several leaves", (t) => {
    const { bell: own, rings } = bell();
    own.set(["a"]);
    wait(t, 3);
    own.set(["a", "b"]);
    own.set(["a"]);
    wait(t, 3);
    assert.equal(rings().length, 2);
  });

  it("is silent once nobody waits", (t) => {
    const { bell: own, rings } = bell();
    own.set(["a"]);
    own.set([]);
    wait(t, 60);
    assert.equal(rings().length, 1);
  });
});
