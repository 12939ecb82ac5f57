import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { measureClock, serverNow, skewOf } from "../../console/live/server_clock.js";
import { NOON } from "./fixtures.js";

const MINUTE = 60_000;
const headers = (ms, age) => new Headers({ Date: new Date(ms).toUTCString(), ...(age && { Age: age }) });

describe("The server's clock", () => {
  for (const [what, date, age, skew] of [
    ["that goes as this one does", NOON, null, 0],
    ["that differs by less than a header can say", NOON + 1_000, null, 0],
    ["that is twenty minutes ahead", NOON + 20 * MINUTE, null, 20 * MINUTE],
    ["that is twenty minutes behind", NOON - 20 * MINUTE, null, -20 * MINUTE],
    ["of an answer that a cache has kept for an hour", NOON - 60 * MINUTE, "3600", 0],
  ])
    it(`is known by one ${what}`, () => assert.equal(skewOf(headers(date, age), NOON + 400, NOON + 600), skew));

  it("is not known by an answer without a date", () => assert.equal(skewOf(new Headers(), NOON, NOON), null));

  it("is what is counted by once it was asked, and not asked again at once", async (t) => {
    t.mock.timers.enable({ apis: ["Date"], now: NOON });
    const fetched = t.mock.method(globalThis, "fetch", async () => new Response("", { headers: headers(NOON + 20 * MINUTE) }));
    await measureClock();
    await measureClock();
    assert.equal(serverNow(), NOON + 20 * MINUTE + 500);
    assert.equal(fetched.mock.callCount(), 1);
  });
});
