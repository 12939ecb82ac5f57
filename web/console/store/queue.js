/** Who waits: lists may lag behind, and what a push or an answer said of a chat is certain. */

const LAG_MS = 2_000;

export class Queue {
  #chats = [];
  #listed = []; // the last list
  #listedAt = 0; // when it was asked for
  #was = new Map(); // chat id -> how it last waited
  #pushed = new Map(); // chat id -> {seq, at, chat}, without `chat` once it left

  /** Waiting chats, the longest wait first. */
  get chats() {
    return this.#chats;
  }

  /** Whether the last list may lack a chat because it was read too early. */
  get mayLag() {
    return [...this.#pushed.values()].some(({ at, chat }) => chat && this.#isNews(at));
  }

  find(id) {
    return this.#chats.find((chat) => chat.id === id);
  }

  /** How a chat waits, or last waited. */
  lastKnown(id) {
    return this.find(id) ?? this.#was.get(id);
  }

  /** What a list says that was asked for at `askedAt`; null where nothing of it changed. Returns the chats that have come. */
  applyList(chats, askedAt) {
    this.#listed = chats ?? this.#listed;
    this.#listedAt = askedAt;
    return this.#joined();
  }

  /** A push: `chat` waits as it stands at `seq`, or has left. Returns the chats that have come. */
  applyPush(id, seq, chat) {
    if (seq < (this.#pushed.get(id)?.seq ?? 0)) return [];
    this.#pushed.set(id, { seq, at: Date.now(), chat });
    return this.#joined();
  }

  /** A chat waits no more since `seq`. */
  remove(id, seq) {
    this.applyPush(id, seq);
  }

  #joined() {
    const known = new Set(this.#chats.map((chat) => chat.id));
    for (const chat of this.#chats) this.#was.set(chat.id, chat);
    const ids = new Set(this.#listed.map((chat) => chat.id));
    const lacking = [...this.#pushed].filter(([id, { at }]) => !ids.has(id) && this.#isNews(at));
    const all = [...this.#listed.map((chat) => this.#newest(chat)), ...lacking.map(([, { chat }]) => chat)];
    this.#chats = all.filter(Boolean).sort(byBeginning);
    return this.#chats.filter((chat) => !known.has(chat.id));
  }

  #newest(chat) {
    const pushed = this.#pushed.get(chat.id);
    return pushed && pushed.seq > chat.seq ? pushed.chat : chat;
  }

  #isNews(pushedAt) {
    return pushedAt + LAG_MS > this.#listedAt;
  }
}

const byBeginning = (one, other) => one.created_at.localeCompare(other.created_at) || one.id.localeCompare(other.id);
