/** Since when each chat's guest has been waiting for an answer. */

/** @import { Chat, Message, ShownChat } from "../types.d.ts" */

export class WaitTimes {
  /** @type {Map<string, string | null>} chat id -> time of the oldest unanswered message */
  #since = new Map();
  /** @type {Map<string, number>} */
  #seqs = new Map();
  /** @type {Map<string, string>} chat id -> when the last message was written of which an event told */
  #lastWritten = new Map();

  /** @param {Chat} chat that was not followed so far, as a list shows it */
  learnFromList(chat) {
    if (this.#seqs.has(chat.id)) return;
    this.#seqs.set(chat.id, chat.seq ?? 0);
    this.#since.set(chat.id, chat.unread_messages_count ? chat.last_message_at : null);
  }

  /**
   * What a chat's newest messages say, oldest first: one that was read may still be unanswered.
   *
   * @param {string} chatId
   * @param {Message[]} messages
   */
  setFromMessages(chatId, messages) {
    const answer = messages.findLastIndex((each) => each.sender_type === "agent");
    this.#since.set(chatId, messages[answer + 1]?.created_at ?? null);
  }

  /** @param {string} chatId @param {Message} message @returns whether it is news */
  applyMessage(chatId, message) {
    if (message.seq <= (this.#seqs.get(chatId) ?? 0)) return false;
    this.#seqs.set(chatId, message.seq);
    this.#lastWritten.set(chatId, message.created_at);
    const isGuests = message.sender_type === "user";
    const since = this.#since.get(chatId);
    this.#since.set(chatId, isGuests ? (since ?? message.created_at) : null);
    return true;
  }

  /** @param {Chat} chat @param {Chat} known @returns whether a list shows a guest's message after `known` of which no event told; true once */
  detectUntoldMessage(chat, known) {
    const isMore = chat.seq > known.seq && chat.unread_messages_count > known.unread_messages_count;
    if (!isMore || chat.last_message_at === this.#lastWritten.get(chat.id)) return false;
    this.#seqs.set(chat.id, chat.seq);
    this.#since.set(chat.id, this.#since.get(chat.id) ?? chat.last_message_at);
    return true;
  }

  /** @param {ShownChat} chat @returns when its guest began to wait, as RFC 3339; null if nobody waits */
  waitingSince(chat) {
    if (chat.status === "waiting") return chat.created_at;
    return chat.status === "active" ? (this.#since.get(chat.id) ?? null) : null;
  }
}
