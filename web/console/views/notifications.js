/** The bell with the number of unread notifications, and the list that it opens. */
import { ApiError } from "../api.js";
import { text } from "../locales/text.js";
import { moment, whole } from "../locales/times.js";
import { button, iconButton, setBusy } from "../ui/buttons.js";
import { openDialog } from "../ui/dialogs.js";
import { attribute, el, rows, write } from "../ui/dom.js";

/**
 * @import { App } from "../app.js"
 * @import { Notification } from "../types.d.ts"
 */

const MOST_SHOWN = 99;

/** @param {App} app */
export function notificationsButton(app) {
  const node = iconButton("bell", text("notifications"), () => openNotifications(app), { class: "icon-button bell" });
  const count = el("span", { class: "bell-count", "aria-hidden": "true" });
  node.append(count);
  const update = () => {
    const { unread } = app.notifications;
    const words = unread ? text("notifications_unread", { n: unread }) : text("notifications");
    attribute(node, "aria-label", words);
    attribute(node, "title", words);
    count.hidden = !unread;
    write(count, unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread));
  };
  return { node, update };
}

/** @param {App} app */
function openNotifications(app) {
  const { notifications } = app;
  const list = el("ul", { class: "notifications" });
  const empty = el("p", { class: "nothing" }, text("notifications_empty"));
  const trouble = el("p", { class: "nothing", role: "alert" });
  const all = button(text("mark_all_read"), () => markAll(app), { class: "button small" });
  const more = button(text("notifications_earlier"), () => notifications.more(), { class: "button quiet" });
  const dialog = openDialog(text("notifications"), all, el("div", { class: "notifications-scroll" }, list, empty, trouble, more));
  dialog.node.classList.add("notifications-dialog");
  /** @param {string} chatId */
  const open = (chatId) => {
    dialog.close();
    app.open(chatId);
  };
  const show = rows(
    list,
    (each) => each.id,
    () => row(open),
  );
  const update = () => {
    const { items, loading, error, hasMore, unread } = notifications;
    show(items);
    empty.hidden = items.length > 0 || loading || Boolean(error);
    write(trouble, error ?? "");
    trouble.hidden = !error;
    more.hidden = !hasMore;
    setBusy(more, loading);
    setBusy(all, unread === 0);
  };
  dialog.node.addEventListener("close", app.listen(update));
  update();
  notifications.load();
}

/** @param {App} app */
function markAll(app) {
  app.notifications.readAll().catch((error) => {
    if (!(error instanceof ApiError)) throw error;
    app.tell(error.message);
  });
}

/** @param {(chatId: string) => void} open */
function row(open) {
  const unread = el("span", { class: "unseen" });
  const title = el("span", { class: "notification-title" });
  const time = el("time", {});
  const message = el("span", { class: "notification-message", dir: "auto" });
  let chatId = "";
  const press = el(
    "button",
    { type: "button", class: "notification", onclick: () => open(chatId) },
    unread,
    title,
    " ",
    time,
    " ",
    message,
  );
  /** @param {Notification} each */
  const update = (each) => {
    chatId = each.chat_room_id;
    write(unread, each.is_read ? "" : text("notification_unread"));
    attribute(press, "data-unread", !each.is_read);
    write(title, each.title);
    write(message, each.message);
    write(time, moment(each.created_at));
    attribute(time, "datetime", each.created_at);
    attribute(time, "title", whole(each.created_at));
  };
  return { node: el("li", {}, press), update };
}
