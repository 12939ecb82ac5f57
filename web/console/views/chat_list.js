/** The pane of chats: tabs, search, and the list itself. */
import { setBackgroundTimeout } from "../live/timers.js";
import { initialsOf } from "../locales/names.js";
import { text } from "../locales/text.js";
import { moment } from "../locales/times.js";
import { TABS } from "../store/view_state.js";
import { button, icon, setBusy } from "../ui/buttons.js";
import { waitingClock } from "../ui/clock.js";
import { attribute, el, rows, write } from "../ui/dom.js";

/**
 * @import { App } from "../app.js"
 * @import { ListedChat, Tab } from "../store/view_state.js"
 */

const HOLD_MS = 10_000;

/** @param {App} app */
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
  /** @type {(chats: ListedChat[]) => void} */
  const show = rows(
    list,
    (chat) => chat.id,
    (chat) => chatRow(app, chat),
  );
  const node = el("section", { class: "pane list-pane", "aria-label": text("chats") }, tabs.node, search.node, panel);
  const update = () => {
    tabs.update();
    attribute(panel, "aria-labelledby", `tab-${app.viewState.tab}`);
    const chats = app.viewState.chats();
    show(chats);
    const { hasMore, loading, error } = app.lists.of(app.viewState.tab);
    const isPaged = app.viewState.isPaged(app.viewState.tab);
    more.hidden = !hasMore || !isPaged;
    setBusy(more, loading);
    problem.hidden = !error || !isPaged;
    write(trouble, error ?? "");
    empty.hidden = chats.length > 0 || !app.inbox.isKnown || (isPaged && (loading || Boolean(error)));
  };
  const focus = () => {
    const current = list.querySelector("[aria-current]:not(:disabled)");
    if (current instanceof HTMLElement) current.focus();
    else panel.focus();
  };
  return { node, update, search, focusSearch: search.focus, focus };
}

/** @param {App} app */
function searchField(app) {
  const find = () => {
    app.viewState.searchFor(input.value);
    app.changed();
  };
  const words = text("search");
  const input = el("input", { type: "search", class: "search-input", "aria-label": words, placeholder: words, oninput: find });
  input.value = app.viewState.search;
  return { node: el("div", { class: "search" }, icon("search"), input), focus: () => input.focus() };
}

/**
 * A row that slides away as one reaches for it is the wrong chat opened. A pointer that only rests there reaches for none.
 *
 * @param {App} app
 * @param {Element} list
 */
function holdUnderPointer(app, list) {
  let cancel = () => {};
  const letGo = () => {
    cancel();
    app.viewState.letGo();
    app.changed();
  };
  const hold = () => {
    cancel();
    cancel = setBackgroundTimeout(letGo, HOLD_MS);
    app.viewState.hold();
  };
  for (const over of ["pointerenter", "pointermove", "pointerdown"]) list.addEventListener(over, hold);
  list.addEventListener("pointerleave", letGo);
}

/**
 * Mine, waiting, resolved, closed: each with how many there are.
 *
 * @param {App} app
 */
function tabsView(app) {
  const tabs = TABS.map((status) => tabButton(app, status));
  const node = el(
    "div",
    { class: "tabs", role: "tablist", "aria-label": text("chats"), onkeydown: walk },
    tabs.map((each) => each.node),
  );
  const update = () => {
    for (const each of tabs) each.update();
  };
  return { node, update };
}

/** @param {App} app @param {Tab} status */
function tabButton(app, status) {
  const count = el("span", { class: "count" });
  const words = text(status === "active" && app.inbox.isAdmin ? "active_all" : status);
  const given = { type: "button", role: "tab", id: `tab-${status}`, "aria-controls": "chats", class: "tab" };
  const show = () => app.actions.showTab(status);
  const node = el("button", { ...given, onclick: show }, el("span", {}, words), " ", count);
  const update = () => {
    const isChosen = app.viewState.tab === status;
    attribute(node, "aria-selected", String(isChosen));
    attribute(node, "tabindex", isChosen ? "0" : "-1");
    attribute(node, "data-waiting", status === "waiting" && app.inbox.queue.chats.length > 0);
    write(count, String(app.inbox.count(status)));
  };
  return { node, update };
}

/**
 * Arrows walk along the tabs.
 *
 * @param {KeyboardEvent & {currentTarget: HTMLElement}} event
 */
function walk(event) {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const tabs = [...event.currentTarget.querySelectorAll("button")];
  const onward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const focused = /** @type {HTMLButtonElement} */ (document.activeElement);
  const place = tabs.indexOf(focused) + (event.key === onward ? 1 : -1);
  event.preventDefault();
  const next = tabs.at(place % tabs.length);
  next?.focus();
  next?.click();
}

/** @param {App} app @param {ListedChat} chat */
function chatRow(app, chat) {
  const initials = el("span", { class: "initials", "aria-hidden": "true" });
  const name = el("span", { class: "row-name", dir: "auto" });
  const time = el("time", { class: "row-time" });
  const preview = el("span", { class: "row-preview", dir: "auto" });
  const unread = el("span", { class: "unread" });
  const clock = waitingClock(app.preferences);
  let shown = chat;
  const head = el("span", { class: "row-line" }, name, " ", time);
  const body = el("span", { class: "row-body" }, head, el("span", { class: "row-line" }, preview, " ", unread), clock.node);
  const press = el("button", { type: "button", class: "row", onclick: () => app.pick(shown) }, initials, body);
  /** @param {ListedChat} now */
  const update = (now) => {
    shown = now;
    const person = now.chat_user.full_name;
    write(initials, initialsOf(person));
    write(name, person);
    write(time, moment(now.last_message_at));
    attribute(time, "datetime", now.last_message_at);
    const isTyping = app.inbox.isTyping(now.id);
    write(preview, isTyping ? text("typing", { name: person }) : now.last_message);
    attribute(preview, "data-typing", isTyping);
    showUnread(unread, now.unread_messages_count);
    clock.update(now.gone ? null : app.inbox.waitTimes.waitingSince(now));
    attribute(press, "aria-current", now.id === app.threads.current?.id ? "true" : null);
    attribute(press, "data-chat", now.id);
    press.disabled = Boolean(now.gone);
  };
  return { node: el("li", {}, press), update };
}

/** @param {HTMLElement} node @param {number} count */
function showUnread(node, count) {
  node.hidden = !count;
  if (node.dataset.count === String(count)) return;
  node.dataset.count = String(count);
  const words = count ? text("unread", { n: count }) : "";
  node.replaceChildren(el("span", { "aria-hidden": "true" }, String(count || "")), el("span", { class: "unseen" }, words));
}
