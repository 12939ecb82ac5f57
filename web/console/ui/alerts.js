/** Calls the agent's attention to what has just come: in words, by sound, on the desktop, in the title. */
import { text } from "../locales/text.js";
import { playOnce } from "./sound.js";

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

/**
 * Shows a notice of the operating system unless the agent is looking; one for each chat.
 *
 * @param {App} app
 * @param {ShownChat} chat to which a click leads
 * @param {string} title
 * @param {string} body
 */
function notifyOf(app, chat, title, body) {
  if (permission() !== "granted" || document.hasFocus()) return;
  const icon = document.querySelector("link[rel=icon]")?.getAttribute("href") ?? undefined;
  try {
    const notice = new Notification(title, { body, tag: chat.id, icon });
    notice.onclick = () => {
      window.focus();
      notice.close();
      app.actions.select(chat);
    };
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
