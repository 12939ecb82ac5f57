/** Who waits: lists may lag behind, and what a push or an answer said of a chat is certain. */

/** @import { Chat } from "../types.d.ts" */

const LAG_MS = 2_000;

export class Queue {
  /** @type {Chat[]} */
  #chats = [];
  /** @type {Chat[]} the last list */
  #listed = [];
  #listedAt = 0; // when it was asked for
  /** @type {Map<string, Chat>} how a chat last waited */
  #was = new Map();
  /** @type {Map<string, {seq: number, at: number, chat?: Chat}>} without `chat` once it left */
  #pushed = new Map();

  /** Waiting chats, the longest wait first. */
  get chats() {
    return this.#chats;
  }

  /** Whether the last list may lack a chat because it was read too early. */
  get mayLag() {
    return [...this.#pushed.values()].some(({ at, chat }) => chat && this.#isNews(at));
  }

  /** @param {string} id */
  find(id) {
    return this.#chats.find((chat) => chat.id === id);
  }

  /** @param {string} id @returns how the chat waits, or last waited */
  lastKnown(id) {
    return this.find(id) ?? this.#was.get(id);
  }

  /**
   * What a list says that was asked for at `askedAt`.
   *
   * @param {Chat[] | null} chats null where nothing of it changed
   * @param {number} askedAt
   * @returns the chats that have come
   */
  applyList(chats, askedAt) {
    this.#listed = chats ?? this.#listed;
    this.#listedAt = askedAt;
    return this.#join();
  }

  /**
   * A push: `chat` waits as it stands at `seq`, or has left.
   *
   * @param {string} id
   * @param {number} seq
   * @param {Chat} [chat]
   * @returns the chats that have come
   */
  applyPush(id, seq, chat) {
    if (seq < (this.#pushed.get(id)?.seq ?? 0)) return [];
    this.#pushed.set(id, { seq, at: Date.now(), chat });
    return this.#join();
  }

  /** @param {string} id of a chat that waits no more @param {number} seq since when */
  remove(id, seq) {
    this.applyPush(id, seq);
  }

  #join() {
    const known = new Set(this.#chats.map((chat) => chat.id));
    for (const chat of this.#chats) this.#was.set(chat.id, chat);
    const ids = new Set(this.#listed.map((chat) => chat.id));
    const lacking = [...this.#pushed].filter(([id, { at }]) => !ids.has(id) && this.#isNews(at));
    const all = [...this.#listed.map((chat) => this.#newest(chat)), ...lacking.map(([, { chat }]) => chat)];
    this.#chats = all.filter((chat) => chat !== undefined).sort(byBeginning);
    return this.#chats.filter((chat) => !known.has(chat.id));
  }

  /** @param {Chat} chat */
  #newest(chat) {
    const pushed = this.#pushed.get(chat.id);
    return pushed && pushed.seq > chat.seq ? pushed.chat : chat;
  }

  /** @param {number} pushedAt */
  #isNews(pushedAt) {
    return pushedAt + LAG_MS > this.#listedAt;
  }
}

/** @param {Chat} one @param {Chat} other */
const byBeginning = (one, other) => one.created_at.localeCompare(other.created_at) || one.id.localeCompare(other.id);
