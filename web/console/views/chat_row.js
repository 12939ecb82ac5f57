/** A chat in the list. */
import { text } from "../locales/text.js";
import { waitingClock } from "./clock.js";
import { attribute, el, write } from "./dom.js";
import { moment } from "./times.js";

export function chatRow(app, chat) {
  const initials = el("span", { class: "initials", "aria-hidden": "true" });
  const name = el("span", { class: "row-name", dir: "auto" });
  const time = el("time", { class: "row-time" });
  const preview = el("span", { class: "row-preview", dir: "auto" });
  const unread = el("span", { class: "unread" });
  const clock = waitingClock(app.clockLimits);
  let shown = chat;
  const press = el("button", { type: "button", class: "row", onclick: () => app.pick(shown) },
    initials,
    el("span", { class: "row-body" },
      el("span", { class: "row-line" }, name, " ", time),
      el("span", { class: "row-line" }, preview, " ", unread),
      clock.node));
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
  node.replaceChildren(
    el("span", { "aria-hidden": "true" }, String(count || "")),
    el("span", { class: "unseen" }, words));
}

/** The first letters of the first and the last word. */
function initialsOf(person) {
  const words = person.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toUpperCase();
}
