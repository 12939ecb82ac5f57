import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InboxStore } from "../../console/store/inbox.js";
import { PagedLists } from "../../console/store/lists.js";
import { ViewState } from "../../console/store/view_state.js";
import { ADMIN, AGENT, at, mine } from "./fixtures.js";

function viewed(agent = AGENT, page = {}) {
  const inbox = new InboxStore(agent);
  const lists = new PagedLists({}, () => {});
  const view = new ViewState(inbox, lists, { hasRoomForTwo: () => true, isWatched: () => true, ...page });
  const shown = () => view.chats().map((each) => (each.gone ? `${each.id} gone` : each.id));
  return { inbox, view, shown };
}

describe("The search", () => {
  it("finds every word in name, e-mail, subject or last message, whatever the accents and capitals", () => {
    const { inbox, view, shown } = viewed();
    inbox.upsert(mine("a", { chat_user: { full_name: "Lucía Núñez", email: "lucia@ejemplo.com" }, last_message: "El pedido 12" }));
    inbox.upsert(mine("b", { chat_user: { full_name: "Juan Pérez", email: "juan@ejemplo.com" } }));
    for (const words of ["NUNEZ", "lucía pedido", "lucia@"]) {
      view.searchFor(words);
      assert.deepEqual(shown(), ["a"], words);
    }
    view.searchFor("lucía juan");
    assert.deepEqual(shown(), []);
  });
});

describe("A list under the pointer", () => {
  it("keeps every chat in its place: what left stays as gone, what is new comes last", () => {
    const { inbox, view, shown } = viewed();
    inbox.upsert(mine("a", { last_message_at: at(2) }));
    inbox.upsert(mine("b", { last_message_at: at(1) }));
    assert.deepEqual(shown(), ["a", "b"]);
    view.hold();
    inbox.upsert(mine("b", { seq: 3, last_message_at: at(3) }));
    inbox.upsert(mine("c", { last_message_at: at(4) }));
    inbox.remove("a");
    assert.deepEqual(shown(), ["a gone", "b", "c"]);
    view.letGo();
    assert.deepEqual(shown(), ["c", "b"]);
  });

  it("is let go when another tab is shown or something is searched for", () => {
    const { inbox, view, shown } = viewed();
    inbox.upsert(mine("a"));
    shown();
    view.hold();
    inbox.remove("a");
    view.show("active");
    assert.deepEqual(shown(), []);
  });
});

describe("A tab", () => {
  it("is read page by page where it is not kept live", () => {
    const paged = (agent) => ["active", "waiting", "resolved", "closed"].filter((tab) => viewed(agent).view.isPaged(tab));
    assert.deepEqual(paged(AGENT), ["resolved", "closed"]);
    assert.deepEqual(paged(ADMIN), ["active", "resolved", "closed"]);
  });
});

describe("A chat is looked at", () => {
  it("while it is on screen and the page is watched", () => {
    const { view } = viewed();
    assert.equal(view.isLookedAt, false, "none is chosen");
    view.select("a");
    assert.equal(view.isLookedAt, true);
  });

  it("on a phone only in its own pane", () => {
    const { view } = viewed(AGENT, { hasRoomForTwo: () => false });
    view.select("a");
    assert.equal(view.isLookedAt, true);
    view.pane = "card";
    assert.equal(view.isLookedAt, false);
  });

  it("by nobody while the page is behind another", () => {
    const { view } = viewed(AGENT, { isWatched: () => false });
    view.select("a");
    assert.equal(view.isLookedAt, false);
  });
});
