/** One message, and the line above a day's first. */
import { text } from "../locales/text.js";
import { button } from "./buttons.js";
import { attribute, el, write } from "./dom.js";
import { day, hour, whole } from "./times.js";

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
