/** The pane about the guest: how to reach them, where they are, what they asked before. */
import { text } from "../locales/text.js";
import { moment, whole } from "../locales/times.js";
import { iconButton } from "../ui/buttons.js";
import { attribute, el, rows, write } from "../ui/dom.js";

/**
 * @import { App } from "../app.js"
 * @import { TextKey } from "../locales/text.js"
 * @import { Chat, PastChat, ShownChat } from "../types.d.ts"
 *
 * @typedef {[label: string, words: string, address?: string | null]} Fact
 */

/** @param {App} app */
export function guestCard(app) {
  const name = el("h2", { class: "card-name", tabindex: "-1", dir: "auto" });
  const facts = el("dl", { class: "facts" });
  const past = el("ul", { class: "past" });
  const pastTitle = el("h3", {}, text("past_chats"));
  const hide = iconButton("cross", text("hide"), () => app.showPane("thread"), { class: "icon-button card-close" });
  const body = el("div", { class: "card-body" }, el("div", { class: "card-head" }, name), facts, pastTitle, past);
  const node = el("aside", { class: "pane card-pane", "aria-label": text("guest") }, hide, body);
  const showPast = rows(
    past,
    (chat) => chat.id,
    (chat) => pastRow(app, chat),
  );
  let shown = "";
  const update = () => {
    const thread = app.threads.current;
    const guest = thread?.chat.chat_user;
    body.hidden = !guest;
    if (!thread || !guest) return;
    write(name, guest.full_name);
    const known = factsOf(thread.chat, guest);
    const now = JSON.stringify(known);
    if (now !== shown) facts.replaceChildren(...known.map(fact));
    shown = now;
    pastTitle.hidden = thread.past.length === 0;
    showPast(thread.past);
  };
  const focus = () => {
    name.focus();
    hide.focus(); // where it is shown
  };
  return { node, update, focus };
}

/**
 * @param {ShownChat} chat
 * @param {Chat["chat_user"]} guest
 * @returns {Fact[]}
 */
function factsOf(chat, { email, phone_number: phone }) {
  /** @type {[key: TextKey, words?: string | null, address?: string | null][]} */
  const known = [
    ["email", email, email && `mailto:${encodeURIComponent(email)}`],
    ["phone", phone, phone && `tel:${phone.replace(/[^+\d]/g, "")}`],
    ["page", chat.page_url, webAddress(chat.page_url)],
    ["referrer", chat.referrer, webAddress(chat.referrer)],
    ["locale", chat.locale],
    ["began", whole(chat.created_at)],
  ];
  return known.flatMap(([key, words, address]) => (words ? [/** @type {Fact} */ ([text(key), words, address])] : []));
}

/** @param {Fact} fact */
function fact([label, words, address]) {
  const away = { target: "_blank", rel: "noopener noreferrer nofollow" };
  const shown = address ? el("a", { href: address, dir: "auto", ...(address.startsWith("http") && away) }, words) : words;
  return el("div", { class: "fact" }, el("dt", {}, label), el("dd", { dir: "auto" }, shown));
}

/**
 * What a guest's browser said is a link only if it leads to a web page.
 *
 * @param {string | null} [said]
 */
function webAddress(said) {
  return /^https?:\/\//i.test(said ?? "") ? said : null;
}

/** @param {App} app @param {PastChat} chat */
function pastRow(app, chat) {
  const words = el("span", { dir: "auto" });
  const status = el("span", { class: "status" });
  const time = el("time", {});
  let shown = chat;
  const press = el("button", { type: "button", class: "past-row", onclick: () => app.pick(shown) }, words, time, status);
  /** @param {PastChat} now */
  const update = (now) => {
    shown = now;
    write(words, now.subject);
    write(time, moment(now.created_at));
    write(status, text(`status_${now.status}`));
    attribute(status, "data-status", now.status);
  };
  return { node: el("li", {}, press), update };
}
