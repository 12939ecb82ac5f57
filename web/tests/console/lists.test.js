import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PagedLists } from "../../console/store/lists.js";
import { answers, chat, NOON, refusal, settled } from "./fixtures.js";

const page = (ids, has_next = false) => ({ chats: ids.map((id) => chat(id)), pagination: { has_next } });
const ids = (list) => list.chats.map((each) => each.id);
const COUNTS = { active: 1, waiting: 0, resolved: 1, closed: 0 };
const nothing = () => {};

describe("A paged list", () => {
  it("is read as far as was asked for, each chat once", async () => {
    const chats = answers(page(["a", "b"], true), page(["a", "b"], true), page(["b", "c"]));
    const lists = new PagedLists({ chats }, nothing);
    await lists.load("resolved");
    assert.equal(lists.of("resolved").hasMore, true);
    await lists.more("resolved");
    assert.deepEqual(ids(lists.of("resolved")), ["a", "b", "c"]);
    assert.equal(lists.of("resolved").hasMore, false);
    assert.equal(lists.find("c").id, "c");
  });

  it("stays on screen while it is read anew, and where that fails", async () => {
    const lists = new PagedLists({ chats: answers(page(["a"]), refusal(500)) }, nothing);
    await lists.load("closed");
    const again = lists.load("closed");
    assert.deepEqual([ids(lists.of("closed")), lists.of("closed").loading], [["a"], true]);
    await again;
    assert.deepEqual([ids(lists.of("closed")), lists.of("closed").error], [["a"], "Refused: refused"]);
  });

  it("is read once more if it was asked for while it was read", async () => {
    const chats = answers(page(["a"]), page(["b"]));
    const lists = new PagedLists({ chats }, nothing);
    const first = lists.load("closed");
    lists.load("closed");
    lists.load("closed");
    await first;
    assert.deepEqual([ids(lists.of("closed")), chats.calls.length], [["b"], 2]);
  });

  it("is read anew once the counts differ, after the time that it may lag", async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOON });
    const chats = answers(page(["a"]));
    const lists = new PagedLists({ chats }, nothing);
    await lists.load("resolved");
    lists.counted(COUNTS, false, "resolved");
    lists.counted(COUNTS, false, "resolved");
    t.mock.timers.tick(10_000);
    assert.equal(chats.calls.length, 1, "nothing has changed");
    lists.counted({ ...COUNTS, resolved: 2 }, false, "resolved");
    t.mock.timers.tick(1_499);
    assert.equal(chats.calls.length, 1);
    t.mock.timers.tick(1);
    await settled();
    assert.equal(chats.calls.length, 2);
  });

  it("is read anew where as many chats came as went", async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOON });
    const chats = answers(page(["a"]));
    const lists = new PagedLists({ chats }, nothing);
    await lists.load("resolved");
    lists.counted(COUNTS, true, "resolved");
    lists.counted(COUNTS, true, "closed");
    t.mock.timers.tick(1_500);
    assert.deepEqual(
      chats.calls.map(([status]) => status),
      ["resolved", "resolved"],
      "a list that was never asked for is not read",
    );
  });
});
