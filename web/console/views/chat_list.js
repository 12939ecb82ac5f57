/** The pane of chats: tabs, search, and the list itself. */
import { text } from "../locales/text.js";
import { moment } from "../locales/times.js";
import { TABS } from "../store/view_state.js";
import { button, icon } from "../ui/buttons.js";
import { waitingClock } from "../ui/clock.js";
import { attribute, el, rows, write } from "../ui/dom.js";

export function chatListView(app) {
  const tabs = tabsView(app);
  const search = searchField(app);
  const list = el("ul", { class: "chats" });
  const empty = el("p", { class: "nothing" }, text("empty"));
  const trouble = el("span", {});
  const again = button(text("retry"), () => app.lists.load(app.viewState.tab), { class: "button quiet" });
  const problem = el("p", { class: "nothing", role: "alert" }, trouble, again);
  const more = button(text("more"), () => app.lists.more(app.viewState.tab), { class: "button quiet" });
  const panel = el("div", { class: "chats-panel", id: "chats", role: "tabpanel", tabindex: "-1" }, list, empty, problem, more);
  holdUnderPointer(app, list);
  const show = rows(
    list,
    (chat) => chat.id,
    (chat) => chatRow(app, chat),
  );
  const node = el("section", { class: "pane list-pane", "aria-label": text("chats") }, tabs.node, search.node, panel);
  const update = () => {
    tabs.update();
    panel.setAttribute("aria-labelledby", `tab-${app.viewState.tab}`);
    const chats = app.viewState.chats();
    show(chats);
    const { hasMore, loading, error } = app.lists.of(app.viewState.tab);
    const isPaged = app.viewState.isPaged(app.viewState.tab);
    more.hidden = !hasMore || !isPaged;
    more.disabled = loading;
    problem.hidden = !error || !isPaged;
    write(trouble, error ?? "");
    empty.hidden = chats.length > 0 || !app.inbox.isKnown || (isPaged && (loading || Boolean(error)));
  };
  const focus = () => list.querySelector("[aria-current]")?.focus();
  return { node, update, focusSearch: () => search.input.focus(), focus };
}

function searchField(app) {
  const input = el("input", {
    type: "search",
    class: "search-input",
    "aria-label": text("search"),
    placeholder: text("search"),
    oninput: () => {
      app.viewState.searchFor(input.value);
      app.changed();
    },
  });
  return { input, node: el("div", { class: "search" }, icon("search"), input) };
}

/** A row that slides away as one reaches for it is the wrong chat opened. */
function holdUnderPointer(app, list) {
  for (const over of ["pointerenter", "pointermove"]) list.addEventListener(over, () => app.viewState.hold());
  list.addEventListener("pointerleave", () => {
    app.viewState.letGo();
    app.changed();
  });
}

export function tabsView(app) {
  const tabs = TABS.map((status) => tab(app, status));
  const node = el("div", { class: "tabs", role: "tablist", "aria-label": text("chats"), onkeydown: walk });
  node.append(...tabs.map((each) => each.node));
  return { node, update: () => tabs.forEach((each) => each.update()) };
}

function tab(app, status) {
  const count = el("span", { class: "count" });
  const words = text(status === "active" && app.inbox.isAdmin ? "active_all" : status);
  const given = { type: "button", role: "tab", id: `tab-${status}`, "aria-controls": "chats", class: "tab" };
  const show = () => app.actions.showTab(status);
  const node = el("button", { ...given, onclick: show }, el("span", {}, words), " ", count);
  const update = () => {
    const chosen = app.viewState.tab === status;
    attribute(node, "aria-selected", String(chosen));
    attribute(node, "tabindex", chosen ? "0" : "-1");
    attribute(node, "data-waiting", status === "waiting" && app.inbox.queue.chats.length > 0);
    write(count, String(app.inbox.count(status)));
  };
  return { node, update };
}

/** Arrows walk along the tabs. */
function walk(event) {
  const tabs = [...event.currentTarget.children];
  const onward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const steps = { ArrowLeft: -1, ArrowRight: 1 };
  if (!(event.key in steps)) return;
  const step = event.key === onward ? 1 : -1;
  const place = tabs.indexOf(document.activeElement) + step;
  const next = tabs.at(place % tabs.length);
  event.preventDefault();
  next.focus();
  next.click();
}

export function chatRow(app, chat) {
  const initials = el("span", { class: "initials", "aria-hidden": "true" });
  const name = el("span", { class: "row-name", dir: "auto" });
  const time = el("time", { class: "row-time" });
  const preview = el("span", { class: "row-preview", dir: "auto" });
  const unread = el("span", { class: "unread" });
  const clock = waitingClock(app.clockLimits);
  let shown = chat;
  const press = el(
    "button",
    { type: "button", class: "row", onclick: () => app.pick(shown) },
    initials,
    el(
      "span",
      { class: "row-body" },
      el("span", { class: "row-line" }, name, " ", time),
      el("span", { class: "row-line" }, preview, " ", unread),
      clock.node,
    ),
  );
  const update = (now) => {
    shown = now;
    const person = now.chat_user.full_name;
    write(initials, initialsOf(person));
    write(name, person);
    write(time, moment(now.last_message_at));
    attribute(time, "datetime", now.last_message_at);
    write(preview, app.inbox.isTyping(now.id) ? text("typing", { name: person }) : now.last_message);
    attribute(preview, "data-typing", app.inbox.isTyping(now.id));
    showUnread(unread, now.unread_messages_count);
    clock.update(now.gone ? null : app.inbox.waitTimes.waitingSince(now));
    attribute(press, "aria-current", now.id === app.threads.current?.id ? "true" : null);
    attribute(press, "data-chat", now.id);
    press.disabled = Boolean(now.gone);
  };
  return { node: el("li", {}, press), update };
}

function showUnread(node, count) {
  node.hidden = !count;
  if (node.dataset.count === String(count)) return;
  node.dataset.count = count;
  const words = count ? text("unread", { n: count }) : "";
  node.replaceChildren(el("span", { "aria-hidden": "true" }, String(count || "")), el("span", { class: "unseen" }, words));
}

/** The first letters of the first and the last word. */
function initialsOf(person) {
  const words = person.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toUpperCase();
}
