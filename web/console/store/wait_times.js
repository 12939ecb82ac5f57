/** Since when each chat's guest has been waiting for an answer. */

export class WaitTimes {
  #since = new Map(); // chat id -> time of the oldest unanswered message
  #seqs = new Map();
  #lastWritten = new Map(); // chat id -> when the last message was written of which an event told

  /** What a list says of a chat that was not followed so far. */
  learnFromList(chat) {
    if (this.#seqs.has(chat.id)) return;
    this.#seqs.set(chat.id, chat.seq ?? 0);
    this.#since.set(chat.id, chat.unread_messages_count ? chat.last_message_at : null);
  }

  /** What a chat's newest messages say, oldest first: one that was read may still be unanswered. */
  setFromMessages(chatId, messages) {
    const answer = messages.findLastIndex((each) => each.sender_type === "agent");
    this.#since.set(chatId, messages[answer + 1]?.created_at ?? null);
  }

  /** A message was written; true if it is news. */
  applyMessage(chatId, message) {
    if (message.seq <= (this.#seqs.get(chatId) ?? 0)) return false;
    this.#seqs.set(chatId, message.seq);
    this.#lastWritten.set(chatId, message.created_at);
    const asked = message.sender_type === "user";
    const since = this.#since.get(chatId);
    this.#since.set(chatId, asked ? (since ?? message.created_at) : null);
    return true;
  }

  /** Whether a list shows a guest's message after `known` of which no event told; true once. */
  detectUntoldMessage(chat, known) {
    const more = chat.seq > known.seq && chat.unread_messages_count > known.unread_messages_count;
    if (!more || chat.last_message_at === this.#lastWritten.get(chat.id)) return false;
    this.#seqs.set(chat.id, chat.seq);
    this.#since.set(chat.id, this.#since.get(chat.id) ?? chat.last_message_at);
    return true;
  }

  /** When the guest of `chat` began to wait, as RFC 3339; null if nobody waits. */
  waitingSince(chat) {
    if (chat.status === "waiting") return chat.created_at;
    return chat.status === "active" ? (this.#since.get(chat.id) ?? null) : null;
  }
}
