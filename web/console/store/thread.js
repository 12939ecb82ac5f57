/** A chat as it is shown whole: its messages by seq, however and how often they arrive. */

/** @import { Chat, ChatEvent, Message, PastChat, ReadEvent, ShownChat, Side, Status, StatusEvent } from "../types.d.ts" */

export class Thread {
  /** @type {PastChat[]} the guest's earlier chats */
  past = [];
  /** @type {string | null} */
  error = null;
  /** Whether a first load that failed is tried again by itself. */
  retrying = false;
  loaded = false;
  hasOlder = false;
  /** Whether missing events are being asked for. */
  catchingUp = false;
  /** Every event up to this one is in what is shown. */
  seq = 0;
  #statusSeq = 0;
  /** @type {Map<number, Message>} */
  #bySeq = new Map();
  /** @type {Record<Side, number>} */
  #readUpTo = { user: 0, agent: 0 };

  /** @param {ShownChat} chat the object of `GET /api/chatrooms/{id}/` once it is there, a list's until then */
  constructor(chat) {
    this.chat = chat;
  }

  get id() {
    return this.chat.id;
  }

  /** Oldest first. */
  get messages() {
    return [...this.#bySeq.values()].sort((one, other) => one.seq - other.seq);
  }

  get lastSeq() {
    return Math.max(0, ...this.#bySeq.keys());
  }

  /**
   * What an answer says of the chat; how it stands may have been told since.
   *
   * @param {Chat} chat
   */
  describe(chat) {
    const { status, agent } = chat.seq < this.#statusSeq ? this.chat : chat;
    this.#statusSeq = Math.max(this.#statusSeq, chat.seq);
    this.chat = { ...this.chat, ...chat, status, agent };
  }

  /** @param {Message[]} messages added or renewed; one that was seen as read stays read */
  add(messages) {
    for (const each of messages) {
      const known = this.#bySeq.get(each.seq);
      const reader = each.sender_type === "user" ? "agent" : "user";
      const isRead = each.is_read || known?.is_read || each.seq <= this.#readUpTo[reader];
      this.#bySeq.set(each.seq, { ...each, is_read: isRead });
    }
  }

  /** @param {ChatEvent} event @returns false if events before this one are missing */
  apply(event) {
    const isComplete = event.seq <= this.seq + 1;
    if (isComplete) this.seq = Math.max(this.seq, event.seq);
    if (event.type === "message") this.add([event.message]);
    else if (event.type === "read") this.#read(event);
    else if (event.seq > this.#statusSeq) this.#move(event);
    return isComplete;
  }

  /** @param {number} upTo the agent has read the guest's messages so far */
  markRead(upTo) {
    this.#read({ by: "agent", up_to: upTo });
  }

  /** @param {Pick<ReadEvent, "by" | "up_to" | "message_ids">} event */
  #read({ by, up_to: upTo, message_ids: ids }) {
    if (upTo) this.#readUpTo[by] = Math.max(this.#readUpTo[by], upTo);
    for (const each of this.#bySeq.values()) {
      const isTheirs = (each.sender_type === "user") === (by === "user");
      if (!isTheirs && (each.seq <= this.#readUpTo[by] || ids?.includes(each.id))) each.is_read = true;
    }
  }

  /** @param {StatusEvent} event */
  #move(event) {
    this.#statusSeq = event.seq;
    const agent = event.type === "assigned" ? event.agent : this.chat.agent;
    this.chat = { ...this.chat, agent, status: statusAfter(event.type, Boolean(this.chat.agent)) };
  }
}

/** @param {StatusEvent["type"]} type @param {boolean} hasAgent @returns {Status} */
function statusAfter(type, hasAgent) {
  if (type === "assigned") return "active";
  if (type === "reopened") return hasAgent ? "active" : "waiting";
  return type;
}
