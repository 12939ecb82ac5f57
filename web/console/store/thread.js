/** A chat as it is shown whole: its messages by seq, however and how often they arrive. */

export class Thread {
  /** `chat` is the object of `GET /api/chatrooms/{id}/` once it is there, a list's until then. */
  constructor(chat) {
    this.chat = chat;
    this.past = [];
    this.error = null;
    /** Whether a first load that failed is tried again by itself. */
    this.retrying = false;
    this.loaded = false;
    this.hasOlder = false;
    /** Every event up to this one is in what is shown. */
    this.seq = 0;
    this.statusSeq = 0;
    this.bySeq = new Map();
    this.readUpTo = { user: 0, agent: 0 };
  }

  get id() {
    return this.chat.id;
  }

  /** Oldest first. */
  get messages() {
    return [...this.bySeq.values()].sort((one, other) => one.seq - other.seq);
  }

  get lastSeq() {
    return Math.max(0, ...this.bySeq.keys());
  }

  /** What an answer says of the chat; how it stands may have been told since. */
  describe(chat) {
    const { status, agent } = chat.seq < this.statusSeq ? this.chat : chat;
    this.statusSeq = Math.max(this.statusSeq, chat.seq);
    this.chat = { ...this.chat, ...chat, status, agent };
  }

  /** Adds or renews messages; one that was seen as read stays read. */
  add(messages) {
    for (const each of messages) {
      const known = this.bySeq.get(each.seq);
      const reader = each.sender_type === "user" ? "agent" : "user";
      const isRead = each.is_read || known?.is_read || each.seq <= this.readUpTo[reader];
      this.bySeq.set(each.seq, { ...each, is_read: isRead });
    }
  }

  /** False if events before this one are missing. */
  apply(event) {
    const complete = event.seq <= this.seq + 1;
    if (complete) this.seq = Math.max(this.seq, event.seq);
    if (event.type === "message") this.add([event.message]);
    else if (event.type === "read") this.#read(event);
    else if (event.seq > this.statusSeq) this.#move(event);
    return complete;
  }

  #read({ by, up_to: upTo, message_ids: ids }) {
    if (upTo) this.readUpTo[by] = Math.max(this.readUpTo[by], upTo);
    for (const each of this.bySeq.values()) {
      const theirs = (each.sender_type === "user") === (by === "user");
      if (!theirs && (each.seq <= this.readUpTo[by] || ids?.includes(each.id))) each.is_read = true;
    }
  }

  #move(event) {
    this.statusSeq = event.seq;
    const status = { assigned: "active", reopened: this.chat.agent ? "active" : "waiting" };
    const agent = event.type === "assigned" ? event.agent : this.chat.agent;
    this.chat = { ...this.chat, agent, status: status[event.type] ?? event.type };
  }
}
