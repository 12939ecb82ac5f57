/** Calls the agent's attention to what has just come: in words, by sound, on the desktop, in the title. */
import { text } from "../locales/text.js";
import { inOneTab, playOnce } from "./sound.js";

/**
 * @import { App } from "../app.js"
 * @import { Chat, ShownChat } from "../types.d.ts"
 */

/** @param {App} app @param {ShownChat} chat @param {{content: string}} message that its guest has written */
export function alertToMessage(app, chat, message) {
  const name = nameOf(chat);
  const { viewState } = app;
  app.announce(text("announce", { name, text: message.content }));
  notifyOf(app, chat, text("new_message_title"), text("new_message", { name }));
  const isLookedAt = viewState.selected === chat.id && viewState.isLookedAt;
  if (app.preferences.get("sound") && !isLookedAt) playOnce("message", chat.id);
}

/** @param {App} app @param {Chat} chat that has begun to wait */
export function alertToChat(app, chat) {
  const words = text("new_chat", { name: nameOf(chat) });
  app.announce(words);
  if (app.inbox.agent.is_available) notifyOf(app, chat, text("new_chat_title"), words);
}

/** @param {ShownChat} chat */
const nameOf = (chat) => chat.chat_user?.full_name ?? chat.subject;

/** @returns {NotificationPermission | "unsupported"} `default`: not asked yet */
export const permission = () => window.Notification?.permission ?? "unsupported";

export async function askPermission() {
  if (permission() === "default") await Notification.requestPermission();
  return permission();
}

/** @type {Map<string, Notification>} by the id of the chat of which it tells */
const notices = new Map();

/** @param {(chatId: string) => boolean} isNews whether what a chat's notice tells of is still news; it is closed if not */
export function closeNotices(isNews) {
  for (const [chatId, notice] of notices) if (!isNews(chatId)) closeNotice(chatId, notice);
}

/** @param {string} chatId @param {Notification} notice */
function closeNotice(chatId, notice) {
  notice.close();
  if (notices.get(chatId) === notice) notices.delete(chatId);
}

/**
 * Shows a notice of the operating system unless the agent is looking; one for each chat, which calls again for what is new.
 *
 * @param {App} app
 * @param {ShownChat} chat to which a click leads
 * @param {string} title
 * @param {string} body
 */
function notifyOf(app, chat, title, body) {
  if (permission() !== "granted" || document.hasFocus()) return;
  // Each tab would call again.
  inOneTab(`notice ${chat.id}`, () => show(app, chat, title, body));
}

/** @param {App} app @param {ShownChat} chat @param {string} title @param {string} body */
function show(app, chat, title, body) {
  const icon = document.querySelector("link[rel=icon]")?.getAttribute("href") ?? undefined;
  const options = { body, tag: chat.id, renotify: true, icon };
  try {
    const notice = new Notification(title, options);
    notices.set(chat.id, notice);
    notice.onclick = () => {
      window.focus();
      closeNotice(chat.id, notice);
      app.pick(chat);
    };
    notice.onclose = () => notices.get(chat.id) === notice && notices.delete(chat.id);
  } catch (error) {
    // Chromium on Android has notices from service workers alone.
    if (!(error instanceof TypeError)) throw error;
  }
}

/** @param {number} count how much waits for the agent */
export function showInTitle(count) {
  const title = count ? `(${count}) Charla` : "Charla";
  if (document.title !== title) document.title = title;
}
