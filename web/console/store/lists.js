/** The lists that are read page by page: what has ended, and for an admin what all agents have. */
import { ApiError } from "../api.js";

const FRESH_MS = 1_500; // lists may lag behind a change by a second
const UNREAD = { chats: [], pages: 1, askedAt: 0, hasMore: false, loading: false, again: false, error: null };

export class Lists {
  #lists = new Map(); // status -> what `UNREAD` has
  #counts = {};

  constructor(api, changed) {
    Object.assign(this, { api, changed });
  }

  of(status) {
    return this.#lists.get(status) ?? UNREAD;
  }

  find(id) {
    return [...this.#lists.values()].flatMap((list) => list.chats).find((chat) => chat.id === id);
  }

  /** Reads as much of a list as was asked for, from its beginning; what is shown stays until then. */
  async load(status) {
    if (this.of(status).loading) return this.#set(status, { again: true });
    this.#set(status, { loading: true, again: false, askedAt: Date.now() });
    this.#set(status, { ...(await this.#read(status)), loading: false });
    if (this.of(status).again) await this.load(status);
  }

  async more(status) {
    this.#set(status, { pages: this.of(status).pages + 1 });
    await this.load(status);
  }

  /**
   * The list on screen is read anew if the counts say that it has changed, or if chats came or
   * went (`moved`): as many may have. Other lists are read when they are asked for.
   */
  counted(counts, moved, shown, later) {
    const differs = shown in this.#counts && counts[shown] !== this.#counts[shown];
    this.#counts = counts;
    if ((differs || moved) && this.#lists.has(shown)) later(FRESH_MS, () => this.load(shown));
  }

  async #read(status) {
    const pages = Array.from({ length: this.of(status).pages }, (_, page) => page + 1);
    try {
      const answers = await Promise.all(pages.map((page) => this.api.chats(status, page)));
      const chats = new Map(answers.flatMap((answer) => answer.chats).map((chat) => [chat.id, chat]));
      return { chats: [...chats.values()], hasMore: answers.at(-1).pagination.has_next, error: null };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { error: error.message };
    }
  }

  #set(status, values) {
    this.#lists.set(status, { ...this.of(status), ...values });
    this.changed();
  }
}
