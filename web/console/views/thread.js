/** The pane of the chat on screen: its head, what was said, and the composer. */
import { text } from "../locales/text.js";
import { button, icon, iconButton, setBusy } from "../ui/buttons.js";
import { waitingClock } from "../ui/clock.js";
import { confirmDialog } from "../ui/dialogs.js";
import { attribute, el, write } from "../ui/dom.js";
import { composerView } from "./composer.js";
import { messagesView } from "./messages.js";

/**
 * @import { App } from "../app.js"
 * @import { Thread } from "../store/thread.js"
 * @import { ChatAgent } from "../types.d.ts"
 */

/** @param {App} app */
export function threadView(app) {
  const head = threadHead(app);
  const messages = messagesView(app);
  const composer = composerView(app);
  const trouble = el("p", { role: "alert", class: "thread-trouble" });
  const loadAgain = () => app.threads.current && app.threads.load(app.threads.current);
  const again = button(text("retry"), loadAgain, { class: "button quiet" });
  const problem = el("div", { class: "thread-problem" }, trouble, again);
  const whole = el("div", { class: "thread" }, head.node, problem, messages.node, composer.node);
  const none = el("div", { class: "nothing pick" }, icon("chat"), el("p", {}, text("pick")));
  const node = el("section", { class: "pane thread-pane", "aria-label": text("chat") }, none, whole);
  const update = () => {
    const thread = app.threads.current;
    whole.hidden = !thread;
    none.hidden = Boolean(thread);
    if (!thread) return;
    head.update(thread);
    problem.hidden = !thread.error;
    again.hidden = thread.loaded;
    write(trouble, thread.error ?? "");
    messages.update(thread);
    composer.update(thread);
  };
  const focusComposer = () => (composer.isOpen() ? composer.focus() : head.focus());
  return { node, update, focusComposer, focus: head.focus };
}

/**
 * The head of a chat: who writes, how it stands, and what can be done with it.
 *
 * @param {App} app
 */
function threadHead(app) {
  const name = el("h2", { class: "thread-name", tabindex: "-1", dir: "auto" });
  const state = threadState(app);
  const actions = threadActions(app);
  const card = iconButton("guest", text("show_guest"), () => app.showPane("card"), { class: "icon-button card-only" });
  const back = iconButton("back", text("to_list"), () => app.showPane("list"), { class: "icon-button back" });
  const who = el("div", { class: "thread-who" }, name, state.node);
  const node = el("header", { class: "thread-head" }, back, who, card, actions.node);
  /** @param {Thread} thread */
  const update = (thread) => {
    write(name, thread.chat.chat_user?.full_name ?? thread.chat.subject);
    state.update(thread);
    actions.update(thread);
  };
  return { node, update, focus: () => name.focus() };
}

/** @param {App} app */
function threadState(app) {
  const status = el("span", { class: "status" });
  const agent = el("span", { class: "thread-agent", dir: "auto" });
  const clock = waitingClock(app.preferences);
  const node = el("p", { class: "thread-state" }, status, agent, clock.node);
  /** @param {Thread} thread */
  const update = ({ chat }) => {
    write(status, text(`status_${chat.status}`));
    attribute(status, "data-status", chat.status);
    write(agent, chat.agent && !app.inbox.owns(chat) ? nameOf(chat.agent) : "");
    clock.update(app.inbox.waitTimes.waitingSince(chat));
  };
  return { node, update };
}

/** @param {App} app */
function threadActions(app) {
  // What is typed while the answer is on its way belongs to the chat.
  /** @param {() => void} act @returns {() => void} */
  const going = (act) => () => {
    app.focusChat();
    act();
  };
  const end = going(() => app.actions.close());
  const confirmClose = () => confirmDialog(text("close_confirm"), text("close"), end);
  const take = button(
    text("take"),
    going(() => app.actions.take()),
    { class: "button primary", "data-do": "take" },
  );
  const resolve = button(
    text("resolve"),
    going(() => app.actions.resolve()),
    { "data-do": "resolve" },
  );
  const close = button(text("close"), confirmClose, { class: "button quiet", "data-do": "close" });
  const node = el("div", { class: "thread-actions" }, take, resolve, close);
  /** @param {Thread} thread */
  const update = ({ chat, loaded, error }) => {
    const mayEnd = app.inbox.owns(chat) || !chat.agent || app.inbox.isAdmin;
    take.hidden = chat.status !== "waiting" || Boolean(error);
    resolve.hidden = !mayEnd || !["waiting", "active"].includes(chat.status) || !loaded;
    close.hidden = !mayEnd || chat.status === "closed" || !loaded;
    for (const each of [take, resolve, close]) setBusy(each, app.actions.isBusy(chat.id));
  };
  return { node, update };
}

/** @param {ChatAgent} agent */
function nameOf({ user }) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}
