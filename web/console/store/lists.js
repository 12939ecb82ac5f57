/** The lists that are read page by page: what has ended, and for an admin what all agents have. */
import { ApiError } from "../api.js";
import { setBackgroundTimeout } from "../live/timers.js";

/**
 * @import { Chat, ChatPage, Counts, Status } from "../types.d.ts"
 *
 * @typedef {object} PagedList
 * @property {Chat[]} chats
 * @property {number} pages how many were asked for
 * @property {number} askedAt
 * @property {boolean} hasMore
 * @property {boolean} loading
 * @property {boolean} again whether it was asked for once more while it was loading
 * @property {string | null} error
 */

const FRESH_MS = 1_500; // lists may lag behind a change by a second
/** @type {PagedList} */
const UNREAD = { chats: [], pages: 1, askedAt: 0, hasMore: false, loading: false, again: false, error: null };

export class PagedLists {
  #api;
  #changed;
  /** @type {Map<Status, PagedList>} */
  #lists = new Map();
  /** @type {Partial<Counts>} */
  #counts = {};

  /** @param {{chats: (status: Status, page: number) => Promise<ChatPage>}} api @param {() => void} changed */
  constructor(api, changed) {
    this.#api = api;
    this.#changed = changed;
  }

  /** @param {Status} status */
  of(status) {
    return this.#lists.get(status) ?? UNREAD;
  }

  /** @param {string} id */
  find(id) {
    return [...this.#lists.values()].flatMap((list) => list.chats).find((chat) => chat.id === id);
  }

  /**
   * Reads as much of a list as was asked for, from its beginning; what is shown stays until then.
   *
   * @param {Status} status
   * @returns {Promise<void>}
   */
  async load(status) {
    if (this.of(status).loading) return this.#set(status, { again: true });
    this.#set(status, { loading: true, again: false, askedAt: Date.now() });
    this.#set(status, { ...(await this.#read(status)), loading: false });
    if (this.of(status).again) await this.load(status);
  }

  /** @param {Status} status */
  async more(status) {
    this.#set(status, { pages: this.of(status).pages + 1 });
    await this.load(status);
  }

  /**
   * The list on screen is read anew if the counts say that it has changed, or if chats came or
   * went (`moved`): as many may have. Other lists are read when they are asked for.
   *
   * @param {Counts} counts
   * @param {boolean} moved
   * @param {Status} shown
   */
  counted(counts, moved, shown) {
    const before = this.#counts[shown];
    const differs = before !== undefined && counts[shown] !== before;
    this.#counts = counts;
    if ((differs || moved) && this.#lists.has(shown)) setBackgroundTimeout(() => this.load(shown), FRESH_MS);
  }

  /** @param {Status} status @returns {Promise<Partial<PagedList>>} */
  async #read(status) {
    const pages = Array.from({ length: this.of(status).pages }, (_, page) => page + 1);
    try {
      const answers = await Promise.all(pages.map((page) => this.#api.chats(status, page)));
      const chats = new Map(answers.flatMap((answer) => answer.chats).map((chat) => [chat.id, chat]));
      return { chats: [...chats.values()], hasMore: answers.at(-1)?.pagination.has_next ?? false, error: null };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { error: error.message };
    }
  }

  /** @param {Status} status @param {Partial<PagedList>} values */
  #set(status, values) {
    this.#lists.set(status, { ...this.of(status), ...values });
    this.#changed();
  }
}
