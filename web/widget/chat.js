/**
 * Returns whether a `read` event covers the message with a given seq.
 * @param {ChatEvent} event
 * @param {string} chatId
 * @returns {(seq: number) => boolean}
 */
export function readRange({ up_to: upTo, message_ids: ids = [] }, chatId) {
  return upTo ? (seq) => seq <= upTo : (seq) => ids.includes(`${chatId}.${seq}`);
}

/** A chat as its events make it, whichever way they come: each is applied once, in the order of its `seq`. */
export class Chat {
  /** The last event that was applied. */
  seq = 0;
  /** The highest seq that anybody has told of. */
  lastSeq = 0;
  /** What the guest is told of it has the same key in the texts. @type {"waiting" | "active" | "resolved" | "closed"} */
  status = "waiting";
  agentName = "";
  /** The seqs of the agents' messages that the guest has not read. @type {number[]} */
  unread = [];

  /** @param {string} id */
  constructor(id) {
    this.id = id;
  }

  get hasGap() {
    return this.lastSeq > this.seq;
  }

  /**
   * Applies `event` if it is the next one. Returns "gap" when one before it is missing, "known" when it was applied before.
   * @param {ChatEvent} event
   */
  applyEvent(event) {
    this.lastSeq = Math.max(this.lastSeq, event.seq);
    if (event.seq <= this.seq) return "known";
    if (event.seq > this.seq + 1) return "gap";
    this.seq = event.seq;
    if (event.message) {
      if (event.message.sender_type === "agent") this.unread.push(event.seq);
    } else if (event.by) {
      if (event.by === "user") this.#markRead(readRange(event, this.id));
    } else {
      this.#changeStatus(event);
    }
    return "applied";
  }

  /**
   * Everything up to `seq` is read.
   * @param {number} seq
   */
  markUpTo(seq) {
    this.#markRead((number) => number <= seq);
  }

  /** @param {(seq: number) => boolean} isRead */
  #markRead(isRead) {
    this.unread = this.unread.filter((seq) => !isRead(seq));
  }

  /** @param {ChatEvent} event */
  #changeStatus({ type, agent_name: agentName = "" }) {
    if (type === "assigned") {
      this.agentName = agentName;
      this.status = "active";
    } else if (type === "reopened") {
      this.status = this.agentName ? "active" : "waiting";
    } else if (type === "resolved" || type === "closed") {
      this.status = type;
    }
  }
}
