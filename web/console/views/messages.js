/** What was said in a chat: it stays at the newest message unless one reads further up. */
import { ApiError } from "../api.js";
import { text } from "../locales/text.js";
import { day, hour, whole } from "../locales/times.js";
import { button } from "../ui/buttons.js";
import { attribute, el, rows, write } from "../ui/dom.js";

const NEAR_PX = 80;

export function messagesView(app) {
  const list = el("ol", { class: "messages" });
  const older = button(text("older"), () => readOlder(app, pane), { class: "button quiet" });
  const typing = el("p", { class: "typing", dir: "auto" });
  const pane = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": text("messages") }, older, list, typing);
  const unseen = button("", () => end.go(), { class: "button unseen-below" });
  const end = keepAtEnd(pane);
  const node = el("div", { class: "messages-pane" }, pane, unseen);
  let show = null;
  let shown = null;
  let below = { count: 0, from: 0 };

  pane.addEventListener("scroll", () => {
    if (end.isKept()) unseen.hidden = true;
  });
  const update = (thread) => {
    if (thread !== shown) {
      shown = thread;
      list.replaceChildren();
      show = rows(
        list,
        (item) => item.key,
        (item) => (item.day ? dayLine(item) : bubble(app)),
      );
      below = { fresh: true };
    }
    const atEnd = below.fresh || end.isKept() || isSending(app, thread, below);
    show(items(thread, app.outbox.of(thread.id)));
    older.hidden = !thread.hasOlder;
    const isTyping = app.inbox.isTyping(thread.id);
    write(typing, isTyping ? text("typing", { name: thread.chat.chat_user.full_name }) : "");
    below = follow({ end, unseen, thread, app, atEnd, below });
  };
  return { node, update };
}

/** Keeps to the end, or says how many messages have come below. */
function follow({ end, unseen, thread, app, atEnd, below }) {
  const last = thread.lastSeq;
  if (atEnd) end.go();
  const seen = atEnd ? last : below.seen;
  const count = thread.messages.filter((each) => each.seq > seen && each.sender_type === "user").length;
  unseen.hidden = count === 0;
  write(unseen, text("many", { n: count }));
  return { seen, waiting: app.outbox.of(thread.id).length, fresh: !thread.loaded };
}

const isSending = (app, thread, below) => app.outbox.of(thread.id).length > (below.waiting ?? 0);

/**
 * Keeps `pane` at its end until somebody scrolls away from it. Only a position that moved tells of that: a scroll event
 * comes a frame late, and what has grown meanwhile, in the pane or below it, makes the end look left.
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

async function readOlder(app, pane) {
  const before = pane.scrollHeight;
  try {
    await app.threads.older(app.threads.current);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return app.tell(error.message);
  }
  // After the new rows are there, what was read stays where it was.
  queueMicrotask(() => (pane.scrollTop += pane.scrollHeight - before));
}

/** Messages, then those on their way; a line where a day begins. */
function items(thread, outgoing) {
  const stored = new Set(thread.messages.map((each) => each.client_message_id));
  const waiting = outgoing.filter((item) => !stored.has(item.id));
  const all = [
    ...thread.messages.map((message) => ({ key: message.client_message_id ?? message.id, message })),
    ...waiting.map((outgoing) => ({ key: outgoing.id, outgoing })),
  ];
  let last = null;
  return all.flatMap((item) => {
    const at = item.message?.created_at ?? item.outgoing.at;
    const date = new Date(at).toDateString();
    const isNew = date !== last;
    last = date;
    return isNew ? [{ key: `day ${date}`, day: at }, item] : [item];
  });
}

export function bubble(app) {
  const sender = el("span", { class: "unseen" });
  const content = el("p", { class: "bubble", dir: "auto" });
  const time = el("time", {});
  const mark = el("span", { class: "mark" });
  const trouble = el("span", { class: "bubble-trouble" });
  let id = null;
  const again = button(text("retry"), () => app.outbox.retry(id), { class: "button small" });
  const discard = button(text("discard"), () => app.outbox.remove(id), { class: "button small quiet" });
  const failure = el("p", { class: "bubble-failure", role: "alert" }, trouble, again, discard);
  const node = el("li", { class: "message" }, sender, content, el("p", { class: "bubble-meta" }, time, mark), failure);
  const update = ({ message, outgoing }) => {
    id = outgoing?.id;
    const at = message?.created_at ?? outgoing.at;
    const mine = message?.sender_type !== "user";
    attribute(node, "data-from", mine ? "agent" : "guest");
    write(sender, `${whoWrote(app, message)}:`);
    write(content, message?.content ?? outgoing.content);
    write(time, hour(at));
    attribute(time, "datetime", at);
    attribute(time, "title", whole(at));
    write(mark, mine ? text(stateOf(message, outgoing)) : "");
    attribute(mark, "data-state", mine ? stateOf(message, outgoing) : null);
    failure.hidden = !outgoing?.error;
    write(trouble, outgoing?.error ?? "");
  };
  return { node, update };
}

export function dayLine({ day: at }) {
  return { node: el("li", { class: "day" }, el("time", { datetime: at }, day(at))), update() {} };
}

function stateOf(message, outgoing) {
  if (message) return message.is_read ? "seen" : "sent";
  return outgoing.error ? "failed" : "sending";
}

function whoWrote(app, message) {
  if (message?.sender_type === "user") return app.threads.current.chat.chat_user.full_name;
  const sender = message?.agent_sender?.user;
  const name = sender && [sender.first_name, sender.last_name].filter(Boolean).join(" ");
  return name ?? text("you");
}
