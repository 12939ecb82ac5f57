/** The pane about the guest: how to reach them, where they are, what they asked before. */
import { text } from "../locales/text.js";
import { moment, whole } from "../locales/times.js";
import { iconButton } from "../ui/buttons.js";
import { attribute, el, rows, write } from "../ui/dom.js";

export function guestCard(app) {
  const name = el("h2", { class: "card-name", dir: "auto" });
  const facts = el("dl", { class: "facts" });
  const past = el("ul", { class: "past" });
  const pastTitle = el("h3", {}, text("past_chats"));
  const hide = iconButton("cross", text("hide"), () => app.showPane("thread"), { class: "icon-button card-close" });
  const body = el("div", { class: "card-body" }, el("div", { class: "card-head" }, name), facts, pastTitle, past);
  const node = el("aside", { class: "pane card-pane", "aria-label": text("guest") }, hide, body);
  const showPast = rows(
    past,
    (chat) => chat.id,
    () => pastRow(app),
  );
  let shown = null;
  const update = () => {
    const thread = app.threads.current;
    body.hidden = !thread?.chat.chat_user;
    if (body.hidden) return;
    write(name, thread.chat.chat_user.full_name);
    if (thread.chat !== shown) facts.replaceChildren(...factsOf(thread.chat));
    shown = thread.chat;
    pastTitle.hidden = thread.past.length === 0;
    showPast(thread.past);
  };
  return { node, update, focus: () => hide.focus() };
}

function factsOf(chat) {
  const { email, phone_number: phone } = chat.chat_user;
  const known = [
    ["email", email, email && `mailto:${encodeURIComponent(email)}`],
    ["phone", phone, phone && `tel:${phone.replace(/[^+\d]/g, "")}`],
    ["page", chat.page_url, webAddress(chat.page_url)],
    ["referrer", chat.referrer, webAddress(chat.referrer)],
    ["locale", chat.locale, null],
    ["began", whole(chat.created_at), null],
  ];
  return known.filter(([, words]) => words).map(([key, words, address]) => fact(text(key), words, address));
}

function fact(label, words, address) {
  const away = { target: "_blank", rel: "noopener noreferrer nofollow" };
  const shown = address ? el("a", { href: address, dir: "auto", ...(address.startsWith("http") && away) }, words) : words;
  return el("div", { class: "fact" }, el("dt", {}, label), el("dd", { dir: "auto" }, shown));
}

/** What a guest's browser said is a link only if it leads to a web page. */
function webAddress(said) {
  return /^https?:\/\//i.test(said ?? "") ? said : null;
}

function pastRow(app) {
  const words = el("span", { dir: "auto" });
  const status = el("span", { class: "status" });
  const time = el("time", {});
  let shown = null;
  const press = el("button", { type: "button", class: "past-row", onclick: () => app.pick(shown) }, words, time, status);
  const update = (chat) => {
    shown = chat;
    write(words, chat.subject);
    write(time, moment(chat.created_at));
    write(status, text(`status_${chat.status}`));
    attribute(status, "data-status", chat.status);
  };
  return { node: el("li", {}, press), update };
}
