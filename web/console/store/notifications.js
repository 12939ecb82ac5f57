/** What the server has noted for the agent, newest first, and how much of it is unread. */
import { ApiError, NOTIFICATIONS_PAGE } from "../api.js";
import { setBackgroundTimeout } from "../live/timers.js";

/**
 * @import { Api } from "../api.js"
 * @import { Notification } from "../types.d.ts"
 */

const MARK_MS = 2_000; // what is seen together is marked by one call
const TRY_AGAIN_MS = 20_000;
const MOST_IDS = 90; // in one call

export class NotificationStore {
  /** How many are unread of all there are, not only of `items`. */
  unread = 0;
  hasMore = false;
  loading = false;
  /** @type {string | null} */
  error = null;
  #api;
  #changed;
  /** @type {Map<string, Notification>} */
  #known = new Map();
  /** @type {Set<string>} ids that count as read here, and that the server is to be told of */
  #seen = new Set();
  /** @type {(() => void) | null} what cancels the next call that marks */
  #marking = null;
  #markedAt = 0;

  /** @param {Pick<Api, "notifications" | "markNotifications" | "markAllNotifications">} api @param {() => void} changed */
  constructor(api, changed) {
    this.#api = api;
    this.#changed = changed;
  }

  get items() {
    return [...this.#known.values()].sort(byTime);
  }

  /**
   * What an answer says that was asked for at `askedAt`; what was marked since is in no answer.
   *
   * @param {Notification[]} notifications
   * @param {number} unread
   * @param {number} askedAt
   */
  learn(notifications, unread, askedAt) {
    for (const each of notifications) if (!this.#known.has(each.id)) this.#add(each);
    if (askedAt >= this.#markedAt) this.unread = Math.max(0, unread - this.#seen.size);
  }

  /** @param {Notification} notification */
  applyPush(notification) {
    if (this.#known.has(notification.id)) return;
    this.#add(notification);
    this.unread += 1;
  }

  /** Reads the newest anew: others may have been marked elsewhere, or be in another language. */
  load() {
    return this.#read();
  }

  more() {
    return this.#read(this.items.at(-1)?.id);
  }

  /**
   * The agent looks at a chat: nothing that tells of it is news any more.
   *
   * @param {string} chatId
   */
  seen(chatId) {
    const news = [...this.#known.values()].filter((each) => each.chat_room_id === chatId && !each.is_read);
    if (news.length === 0) return;
    for (const each of news) {
      this.#seen.add(each.id);
      this.#add(each);
    }
    this.unread = Math.max(0, this.unread - news.length);
    this.#markIn(MARK_MS);
    this.#changed();
  }

  /**
   * What was read elsewhere is no news here.
   *
   * @param {(chatId: string, at: string) => boolean} isRead whether a chat's messages up to a time were read
   */
  settle(isRead) {
    const ids = this.items.filter((each) => each.type === "new_message" && !each.is_read && isRead(each.chat_room_id, each.created_at));
    for (const id of new Set(ids.map((each) => each.chat_room_id))) this.seen(id);
  }

  /** Throws what the API refused. */
  async readAll() {
    const ids = [...this.#known.keys()];
    const { unread_count: unread } = await this.#api.markAllNotifications();
    this.#marked(unread, ids);
  }

  stop() {
    this.#marking?.();
  }

  /** @param {string} [before] */
  async #read(before) {
    if (this.loading) return;
    this.loading = true;
    this.error = null;
    this.#changed();
    const askedAt = Date.now();
    try {
      const { notifications, unread_count: unread } = await this.#api.notifications(before);
      if (!before) this.#forgetUpTo(notifications[0]);
      for (const each of notifications) this.#add(each);
      this.learn([], unread, askedAt);
      this.hasMore = notifications.length === NOTIFICATIONS_PAGE;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.error = error.message;
    }
    this.loading = false;
    this.#changed();
  }

  /**
   * What came after `newest` was read is kept.
   *
   * @param {Notification | undefined} newest
   */
  #forgetUpTo(newest) {
    for (const each of this.items) if (newest && byTime(each, newest) >= 0) this.#known.delete(each.id);
  }

  /** @param {Notification} each */
  #add(each) {
    this.#known.set(each.id, { ...each, is_read: each.is_read || this.#seen.has(each.id) });
  }

  /** @param {number} ms */
  #markIn(ms) {
    this.#marking ??= setBackgroundTimeout(() => this.#mark(), ms);
  }

  async #mark() {
    const ids = [...this.#seen].slice(0, MOST_IDS);
    try {
      const { unread_count: unread } = await this.#api.markNotifications(ids);
      this.#marking = null;
      this.#marked(unread, ids);
      if (this.#seen.size) this.#markIn(MARK_MS);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#marking = null;
      if (error.isRetryable) this.#markIn(TRY_AGAIN_MS * (1 - Math.random() / 2));
    }
  }

  /** @param {number} unread @param {string[]} ids */
  #marked(unread, ids) {
    for (const id of ids) {
      this.#seen.delete(id);
      const each = this.#known.get(id);
      if (each) this.#add({ ...each, is_read: true });
    }
    this.#markedAt = Date.now();
    this.unread = Math.max(0, unread - this.#seen.size);
    this.#changed();
  }
}

/** @param {Notification} one @param {Notification} other */
const byTime = (one, other) => other.created_at.localeCompare(one.created_at) || other.id.localeCompare(one.id);
