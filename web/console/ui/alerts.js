/** Calls the agent's attention to what has just come: in words, by sound, on the desktop, in the title. */
import { text } from "../locales/text.js";
import { playOnce } from "./sound.js";

/** @returns the hooks for news: `arrived(chat, message)`, `came(chat)` */
export function attention(app, { announce }) {
  const looking = (chatId) => app.viewState.selected === chatId && app.viewState.isLookedAt;
  const notice = (chat, title, body) => notify({ title, body, chatId: chat.id, open: () => app.actions.select(chat) });
  return {
    arrived(chat, message) {
      const name = chat.chat_user.full_name;
      announce(text("announce", { name, text: message.content }));
      notice(chat, text("new_message_title"), text("new_message", { name }));
      if (app.preferences.get("sound") && !looking(chat.id)) playOnce("message", chat.id);
    },
    came(chat) {
      const words = text("new_chat", { name: chat.chat_user.full_name });
      announce(words);
      if (app.inbox.agent.is_available) notice(chat, text("new_chat_title"), words);
    },
  };
}

/** `granted`, `denied`, `default` (not asked yet), or `unsupported`. */
export const permission = () => window.Notification?.permission ?? "unsupported";

export async function askPermission() {
  if (permission() === "default") await Notification.requestPermission();
  return permission();
}

/** Shows a notice unless the agent is looking; one for each `chatId`, and a click calls `open`. */
export function notify({ title, body, chatId, open }) {
  if (permission() !== "granted" || document.hasFocus()) return;
  try {
    const notice = new Notification(title, { body, tag: chatId, icon: document.querySelector("link[rel=icon]").href });
    notice.onclick = () => {
      window.focus();
      notice.close();
      open();
    };
  } catch (error) {
    // Chromium on Android has notices from service workers alone.
    if (!(error instanceof TypeError)) throw error;
  }
}

export function showInTitle(count) {
  const title = count ? `(${count}) Charla` : "Charla";
  if (document.title !== title) document.title = title;
}
