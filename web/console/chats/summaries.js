/** A chat as lists show it, moved on by one event: what the server's next list will say. */

const PREVIEW_CHARACTERS = 100;

/** @returns the chat after `event`; its `seq` is the event's. */
export function applyEvent(chat, event) {
  const seq = event.seq;
  if (event.type === "message") return { ...chat, ...written(chat, event.message), seq };
  if (event.type === "read") return { ...chat, unread_messages_count: unread(chat, event), seq };
  if (event.type === "assigned") return { ...chat, status: "active", agent: event.agent, seq };
  if (event.type === "reopened") return { ...chat, status: chat.agent ? "active" : "waiting", seq };
  return { ...chat, status: event.type, seq };
}

function written(chat, { content, created_at, sender_type }) {
  const characters = [...content];
  const cut = characters.length > PREVIEW_CHARACTERS;
  return {
    last_message: cut ? `${characters.slice(0, PREVIEW_CHARACTERS).join("")}...` : content,
    last_message_at: created_at,
    unread_messages_count: chat.unread_messages_count + (sender_type === "user" ? 1 : 0),
  };
}

function unread(chat, { by, up_to: upTo, message_ids: ids }) {
  if (by !== "agent") return chat.unread_messages_count;
  return upTo ? 0 : Math.max(0, chat.unread_messages_count - ids.length);
}
