import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { abandonSleeps, backoff, sleep, wake } from "../../widget/api.js";

const LATEST = () => 1;

beforeEach((context) => context.mock.timers.enable({ apis: ["setTimeout"] }));

/** What has ended once all that was due has run. */
async function ended(...sleeps) {
  const done = new Set();
  for (const [name, each] of Object.entries(sleeps)) each.then(() => done.add(Number(name)));
  await new Promise(setImmediate);
  return [...done];
}

test("the wait doubles with each try, up to half a minute", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 20].map((tries) => backoff(tries, 0, LATEST)),
    [1000, 2000, 4000, 8000, 16000, 30000, 30000],
  );
});

test("the wait is spread over its whole length, so that clients do not come back together", () => {
  assert.equal(
    backoff(3, 0, () => 0),
    0,
  );
  assert.equal(
    backoff(3, 0, () => 0.5),
    4000,
  );
});

test("the wait begins after what the server asks for", () => {
  assert.equal(
    backoff(2, 60000, () => 0.25),
    61000,
  );
});

test("a sleep ends after its time", async (context) => {
  const sleeping = sleep(1000);
  context.mock.timers.tick(999);
  assert.deepEqual(await ended(sleeping), []);
  context.mock.timers.tick(1);
  assert.deepEqual(await ended(sleeping), [0]);
});

test("waking ends every sleep that has begun, and none that begins later", async () => {
  const before = [sleep(1000), sleep(60000)];
  wake();
  const after = sleep(1000);
  assert.deepEqual(await ended(...before, after), [0, 1]);
});

test("a sleep that was abandoned never ends", async (context) => {
  const sleeping = sleep(1000);
  abandonSleeps();
  wake();
  context.mock.timers.tick(1000);
  assert.deepEqual(await ended(sleeping), []);
});
