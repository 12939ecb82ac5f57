/** The inbox of an agent: own live chats, the queue, and how many there are of each kind. */
import { Queue } from "./queue.js";
import { WaitTimes } from "./wait_times.js";

/** @import { Agent, Chat, ChatAgent, ChatEvent, Counts, Message, ReadEvent, Status } from "../types.d.ts" */

const LAG_MS = 2_000; // a list may lack what happened so shortly before it was asked for
const QUEUE_LENGTH = 500; // as the API sends it
const PREVIEW_CHARACTERS = 100;

export class InboxStore {
  /** Whether the server has told what lies here. */
  isKnown = false;
  waitTimes = new WaitTimes();
  queue = new Queue();
  /** @type {Map<string, Chat>} */
  #mine = new Map();
  /** @type {Counts} */
  #counts = { active: 0, waiting: 0, resolved: 0, closed: 0 };
  /** @type {Map<string, {chat: Chat, at: number}>} how a chat stood for certain, and when; lists may lag behind it */
  #confirmed = new Map();
  /** @type {Set<string>} ids of the chats whose guest is typing */
  #typing = new Set();

  /** @param {Agent} agent */
  constructor(agent) {
    this.agent = agent;
  }

  /** Own live chats, the one that was talked in last first. */
  get mine() {
    return [...this.#mine.values()].sort(byLastMessage);
  }

  get isAdmin() {
    return this.agent.role === "admin";
  }

  get unread() {
    return this.mine.reduce((sum, chat) => sum + chat.unread_messages_count, 0);
  }

  /** @param {Status} status */
  count(status) {
    if (status === "waiting") return this.#waitingCount;
    return status === "active" && !this.isAdmin ? this.#mine.size : this.#counts[status];
  }

  /** The queue is sent up to a length: beyond it only the count tells how many wait. */
  get #waitingCount() {
    const { length } = this.queue.chats;
    return length < QUEUE_LENGTH ? length : Math.max(length, this.#counts.waiting);
  }

  /** @param {string} id @returns whether it is an own live chat */
  has(id) {
    return this.#mine.has(id);
  }

  /** @param {string} id */
  find(id) {
    return this.#mine.get(id) ?? this.queue.find(id);
  }

  /** @param {string} id of an own chat, or one that waits or has waited */
  lastKnown(id) {
    return this.#mine.get(id) ?? this.queue.lastKnown(id);
  }

  /** @param {string} id @returns whether the chat waits, or an own one has something unread */
  isNews(id) {
    return Boolean(this.queue.find(id) ?? this.#mine.get(id)?.unread_messages_count);
  }

  /**
   * @param {string} id
   * @param {string} at as RFC 3339
   * @returns whether it is an own chat of which nothing up to then is unread; what is not known yet is not read
   */
  isRead(id, at) {
    const chat = this.#mine.get(id);
    return chat !== undefined && chat.unread_messages_count === 0 && chat.last_message_at >= at;
  }

  /** @param {{agent?: ChatAgent | null}} chat */
  owns(chat) {
    return chat.agent?.id === this.agent.id;
  }

  /** @param {Counts} counts */
  setCounts(counts) {
    this.#counts = counts;
    this.isKnown = true;
  }

  /**
   * A list's word on an own chat; an older one than is known already has no weight.
   *
   * @param {Chat} chat
   */
  upsert(chat) {
    const known = this.#mine.get(chat.id);
    if (this.#isOld(chat) || (known && known.seq > chat.seq)) return;
    this.waitTimes.learnFromList(chat);
    this.#mine.set(chat.id, chat);
    this.queue.remove(chat.id, chat.seq);
  }

  /** @param {string} id */
  remove(id) {
    this.#mine.delete(id);
  }

  /**
   * Another agent has it: being taken was its next event, or a later one.
   *
   * @param {string} id
   */
  markTaken(id) {
    const chat = this.queue.find(id);
    if (chat) this.queue.remove(id, chat.seq + 1);
  }

  /**
   * How a chat stands for certain, by a call's answer or an event; what is known since stands.
   *
   * @param {Chat} chat
   */
  applyConfirmed(chat) {
    if (this.#isOld(chat) || chat.seq < (this.#mine.get(chat.id)?.seq ?? 0)) return;
    this.#confirmed.set(chat.id, { chat, at: Date.now() });
    this.queue.remove(chat.id, chat.seq);
    if (chat.status === "active" && this.owns(chat)) this.upsert(chat);
    else this.remove(chat.id);
  }

  /**
   * An event of an own chat.
   *
   * @param {string} chatId
   * @param {ChatEvent} event
   * @returns false if one before it has not come, or the chat is not known
   */
  applyEvent(chatId, event) {
    const chat = this.#mine.get(chatId);
    if (!chat) return false;
    if (event.seq <= chat.seq) return true;
    const next = applyEvent(chat, event);
    if (next.status === "active" && this.owns(next)) this.#mine.set(chatId, next);
    else this.applyConfirmed(next);
    return event.seq === chat.seq + 1;
  }

  /** @param {string} chatId @param {number} [left] how many messages came too late to be read */
  markRead(chatId, left = 0) {
    const chat = this.#mine.get(chatId);
    if (chat) this.#mine.set(chatId, { ...chat, unread_messages_count: left });
  }

  /** @param {string} chatId @param {boolean} isTyping its guest is typing, or has stopped */
  setTyping(chatId, isTyping) {
    if (isTyping) this.#typing.add(chatId);
    else this.#typing.delete(chatId);
  }

  /** @param {string} chatId */
  isTyping(chatId) {
    return this.#typing.has(chatId);
  }

  /**
   * A list of `status`, asked for at `askedAt`, as it would be if it did not lag.
   *
   * @param {Chat[]} chats
   * @param {number} askedAt
   * @param {Status} status
   */
  corrected(chats, askedAt, status) {
    const listed = new Map(chats.map((chat) => [chat.id, chat]));
    const lately = [...this.#confirmed.values()].filter(({ at }) => at + LAG_MS > askedAt);
    for (const chat of [...lately.map((each) => each.chat), ...this.mine]) {
      if (chat.seq >= (listed.get(chat.id)?.seq ?? 0)) listed.set(chat.id, chat);
    }
    return [...listed.values()].filter((chat) => chat.status === status).sort(byLastMessage);
  }

  /** @param {Chat} chat */
  #isOld(chat) {
    return chat.seq < (this.#confirmed.get(chat.id)?.chat.seq ?? 0);
  }
}

/** @param {Chat} one @param {Chat} other */
function byLastMessage(one, other) {
  return other.last_message_at.localeCompare(one.last_message_at) || one.id.localeCompare(other.id);
}

/**
 * A chat as lists show it, moved on by one event: what the server's next list will say.
 *
 * @param {Chat} chat
 * @param {ChatEvent} event
 * @returns {Chat} the chat after `event`; its `seq` is the event's
 */
export function applyEvent(chat, event) {
  const { seq } = event;
  if (event.type === "message") return { ...chat, ...written(chat, event.message), seq };
  if (event.type === "read") return { ...chat, unread_messages_count: unreadAfter(chat, event), seq };
  if (event.type === "assigned") return { ...chat, status: "active", agent: event.agent, seq };
  if (event.type === "reopened") return { ...chat, status: chat.agent ? "active" : "waiting", seq };
  return { ...chat, status: event.type, seq };
}

/** @param {Chat} chat @param {Message} message */
function written(chat, { content, created_at, sender_type }) {
  const characters = [...content];
  const isCut = characters.length > PREVIEW_CHARACTERS;
  return {
    last_message: isCut ? `${characters.slice(0, PREVIEW_CHARACTERS).join("")}...` : content,
    last_message_at: created_at,
    unread_messages_count: chat.unread_messages_count + (sender_type === "user" ? 1 : 0),
  };
}

/** @param {Chat} chat @param {ReadEvent} event */
function unreadAfter(chat, { by, up_to: upTo, message_ids: ids = [] }) {
  if (by !== "agent") return chat.unread_messages_count;
  return upTo ? 0 : Math.max(0, chat.unread_messages_count - ids.length);
}
