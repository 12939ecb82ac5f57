/** Calls the agent's attention to what has just come: in words, by sound, on the desktop. */
import { text } from "../locales/text.js";
import { notify } from "./desktop.js";
import { playOnce } from "./sound.js";

/** @returns the hooks for news: `arrived(chat, message)`, `came(chat)` */
export function attention(app, { announce }) {
  const looking = (chatId) => app.viewState.selected === chatId && app.viewState.isLookedAt;
  const notice = (chat, title, body) =>
    notify({ title, body, chatId: chat.id, open: () => app.actions.select(chat) });
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
