/** What was said in a chat: it stays at the newest message unless one reads further up. */
import { ApiError } from "../api.js";
import { text } from "../locales/text.js";
import { day, hour, whole } from "../locales/times.js";
import { itemsOf, writtenAt } from "../store/thread_items.js";
import { button } from "../ui/buttons.js";
import { attribute, el, rows, write } from "../ui/dom.js";

/**
 * @import { App } from "../app.js"
 * @import { Thread } from "../store/thread.js"
 * @import { DayItem, Item, OutgoingItem, StoredItem } from "../store/thread_items.js"
 * @import { Message } from "../types.d.ts"
 *
 * @typedef {object} Below what has come below what somebody reads
 * @property {number} seen the seq up to which everything was in sight
 * @property {number} waiting how many messages were on their way at the last drawing
 * @property {boolean} isFresh whether nothing was shown yet
 */

const NEAR_PX = 80;
/** @type {Below} */
const NOTHING_SHOWN = { seen: 0, waiting: 0, isFresh: true };

/** @param {App} app */
export function messagesView(app) {
  const list = el("ol", { class: "messages" });
  const older = button(text("older"), () => readOlder(app, pane), { class: "button quiet" });
  const typing = el("p", { class: "typing", dir: "auto" });
  const label = text("messages");
  const pane = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, older, list, typing);
  const unseen = button("", () => end.go(), { class: "button unseen-below" });
  const end = keepAtEnd(pane);
  const node = el("div", { class: "messages-pane" }, pane, unseen);
  const makeRows = () =>
    rows(
      list,
      (/** @type {Item} */ item) => item.key,
      (item) => ("day" in item ? dayLine(item) : bubble(app)),
    );
  let show = makeRows();
  /** @type {Thread | null} */
  let shown = null;
  let below = NOTHING_SHOWN;

  pane.addEventListener("scroll", () => {
    if (end.isKept()) unseen.hidden = true;
  });
  /** @param {Thread} thread */
  const update = (thread) => {
    if (thread !== shown) {
      shown = thread;
      list.replaceChildren();
      show = makeRows();
      below = NOTHING_SHOWN;
    }
    const outgoing = app.outbox.of(thread.id);
    const isAtEnd = below.isFresh || end.isKept() || outgoing.length > below.waiting;
    show(itemsOf(thread.messages, outgoing));
    older.hidden = !thread.hasOlder;
    write(typing, app.inbox.isTyping(thread.id) ? text("typing", { name: guestOf(thread) }) : "");
    // Keeps to the end, or says how many messages have come below.
    if (isAtEnd) end.go();
    const seen = isAtEnd ? thread.lastSeq : below.seen;
    const count = thread.messages.filter((each) => each.seq > seen && each.sender_type === "user").length;
    unseen.hidden = count === 0;
    write(unseen, count === 1 ? text("one") : text("many", { n: count }));
    below = { seen, waiting: outgoing.length, isFresh: !thread.loaded };
  };
  return { node, update };
}

/**
 * Keeps `pane` at its end until somebody scrolls away from it. Only a position that moved tells of that: a scroll event
 * comes a frame late, and what has grown meanwhile, in the pane or below it, makes the end look left.
 *
 * @param {Element} pane
 */
function keepAtEnd(pane) {
  let top = 0;
  let kept = true;
  const isKept = () => {
    if (Math.abs(pane.scrollTop - top) >= 1) {
      top = pane.scrollTop;
      kept = pane.scrollHeight - top - pane.clientHeight < NEAR_PX;
    }
    return kept;
  };
  const go = () => {
    pane.scrollTop = pane.scrollHeight;
    top = pane.scrollTop;
    kept = true;
  };
  // The composer grows, a phone's keyboard comes: the newest message stays in sight.
  new ResizeObserver(() => isKept() && go()).observe(pane);
  return { isKept, go };
}

/** @param {App} app @param {Element} pane */
async function readOlder(app, pane) {
  const thread = app.threads.current;
  if (!thread) return;
  const before = pane.scrollHeight;
  try {
    await app.threads.older(thread);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return app.tell(error.message);
  }
  // After the new rows are there, what was read stays where it was.
  queueMicrotask(() => {
    pane.scrollTop += pane.scrollHeight - before;
  });
}

/** @param {DayItem} item the line above a day's first message */
function dayLine({ day: at }) {
  return { node: el("li", { class: "day" }, el("time", { datetime: at }, day(at))), update() {} };
}

/** @param {App} app */
function bubble(app) {
  const sender = el("span", { class: "unseen" });
  const content = el("p", { class: "bubble", dir: "auto" });
  const time = el("time", {});
  const mark = el("span", { class: "mark" });
  const trouble = el("span", { class: "bubble-trouble" });
  let [chatId, id] = ["", ""];
  const again = button(text("retry"), () => app.outbox.retry(id), { class: "button small" });
  const discard = button(text("discard"), () => app.outbox.remove(chatId, id), { class: "button small quiet" });
  const failure = el("p", { class: "bubble-failure", role: "alert" }, trouble, again, discard);
  const node = el("li", { class: "message" }, sender, content, el("p", { class: "bubble-meta" }, time, mark), failure);
  /** @param {Item} item */
  const update = (item) => {
    if ("day" in item) return;
    const { message, outgoing } = item;
    id = outgoing?.id ?? "";
    chatId = outgoing?.chatId ?? "";
    const at = writtenAt(item);
    const isMine = message?.sender_type !== "user";
    attribute(node, "data-from", isMine ? "agent" : "guest");
    write(sender, `${whoWrote(app, message)}:`);
    write(content, message ? message.content : outgoing.content);
    write(time, hour(at));
    attribute(time, "datetime", at);
    attribute(time, "title", whole(at));
    const state = stateOf(item);
    write(mark, isMine ? text(state) : "");
    attribute(mark, "data-state", isMine ? state : null);
    const why = outgoing?.error ?? outgoing?.delay ?? "";
    failure.hidden = !why;
    for (const each of [again, discard]) each.hidden = !outgoing?.error;
    write(trouble, why);
  };
  return { node, update };
}

/** @param {StoredItem | OutgoingItem} item */
function stateOf({ message, outgoing }) {
  if (message) return message.is_read ? "seen" : "sent";
  return outgoing.error ? "failed" : "sending";
}

/** @param {App} app @param {Message} [message] */
function whoWrote(app, message) {
  if (message?.sender_type === "user") return app.threads.current ? guestOf(app.threads.current) : "";
  const sender = message?.agent_sender?.user;
  return sender ? [sender.first_name, sender.last_name].filter(Boolean).join(" ") : text("you");
}

/** @param {Thread} thread */
const guestOf = ({ chat }) => chat.chat_user?.full_name ?? chat.subject;
