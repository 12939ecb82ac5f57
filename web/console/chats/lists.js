/** The lists that are read page by page: what has ended, and for an admin what all agents have. */

const FRESH_MS = 1_500; // lists may lag behind a change by a second

export class Lists {
  #lists = new Map(); // status -> {chats, page, hasMore, loading}
  #counts = {};

  constructor(api, changed) {
    Object.assign(this, { api, changed });
  }

  of(status) {
    return this.#lists.get(status) ?? { chats: [], page: 0, hasMore: false, loading: false };
  }

  find(id) {
    return [...this.#lists.values()].flatMap((list) => list.chats).find((chat) => chat.id === id);
  }

  /** Reads a list from its beginning; what is shown stays until then. */
  async load(status) {
    await this.#read(status, 1, []);
  }

  async more(status) {
    const { chats, page } = this.of(status);
    await this.#read(status, page + 1, chats);
  }

  /** The counts say that a list has changed; the one on screen is read anew, others when asked. */
  counted(counts, shown, later) {
    const moved = shown in this.#counts && counts[shown] !== this.#counts[shown];
    this.#counts = counts;
    if (moved && this.#lists.has(shown)) later(FRESH_MS, () => this.load(shown));
  }

  async #read(status, page, before) {
    if (this.of(status).loading) return;
    this.#lists.set(status, { ...this.of(status), loading: true });
    this.changed();
    try {
      const { chats, pagination } = await this.api.chats(status, page);
      const known = new Set(before.map((chat) => chat.id));
      const all = [...before, ...chats.filter((chat) => !known.has(chat.id))];
      this.#lists.set(status, { chats: all, page, hasMore: pagination.has_next, loading: false });
    } catch (error) {
      this.#lists.set(status, { ...this.of(status), loading: false, error: error.message });
    }
    this.changed();
  }
}
