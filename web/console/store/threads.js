/** The chats that are shown whole: the one on screen, and own ones that were. */
import { Backoff } from "../live/backoff.js";
import { setBackgroundTimeout } from "../live/timers.js";
import { Thread } from "./thread.js";

export class Threads {
  /** The one on screen; null before one is picked. */
  current = null;
  #own = new Map();
  #backoff = new Backoff(1_000, 15_000);
  #seen;

  /**
   * @param {object} api the calls
   * @param {import("./inbox.js").InboxStore} inbox
   * @param {() => void} changed
   */
  constructor(api, inbox, changed) {
    Object.assign(this, { api, inbox, changed });
    this.#seen = new Seen(api, inbox, changed);
    this.moved = () => {};
    this.isLookedAt = () => true;
  }

  /** Shows a chat at once with what is known of it, then whole. */
  open(chat) {
    if (this.current?.id === chat.id) return this.markSeen();
    this.current = this.#own.get(chat.id) ?? new Thread(chat);
    this.changed();
    // What is not on the inbox any more is not followed either.
    if (!this.current.loaded || !this.inbox.find(chat.id)) this.load(this.current);
    else this.#settled(this.current);
  }

  leave() {
    this.current = null;
    this.moved(null);
    this.changed();
  }

  async load(thread) {
    thread.error = null;
    const before = this.inbox.find(thread.id)?.seq ?? 0;
    if (this.inbox.owns(thread.chat)) this.#own.set(thread.id, thread);
    try {
      const { api } = this;
      const reads = [api.chat(thread.id), api.messages(thread.id), api.pastChats(thread.id)];
      const [chat, messages, past] = await Promise.all(reads);
      thread.describe(chat);
      Object.assign(thread, { past, loaded: true });
      this.#addPage(thread, messages);
      this.inbox.waitTimes.setFromMessages(thread.id, thread.messages);
      thread.seq = Math.max(thread.seq, thread.lastSeq, before);
      this.#backoff.reset();
    } catch (error) {
      this.#notLoaded(thread, error);
    }
    this.#settled(thread);
  }

  #notLoaded(thread, error) {
    Object.assign(thread, { error: error.message, retrying: error.isRetryable });
    this.#own.delete(thread.id);
    const isWanted = () => thread === this.current && thread.error;
    if (thread.retrying) setBackgroundTimeout(this.#backoff.next(error.retryAfter), () => isWanted() && this.load(thread));
  }

  /** The page of messages before the oldest shown. */
  async older(thread) {
    const [oldest] = thread.messages;
    this.#addPage(thread, await this.api.messages(thread.id, { before: oldest.id }));
    this.changed();
  }

  apply(chatId, event) {
    const thread = this.#known(chatId);
    if (thread && !thread.apply(event)) this.#catchUp(thread);
    this.markSeen();
  }

  /** The chat has come as far as `seq`: what led there may have been told before it was one's own. */
  reached(chatId, seq) {
    const thread = this.#known(chatId);
    if (thread && thread.seq < seq) this.#catchUp(thread);
  }

  /** A call's answer about a chat: it was taken, resolved, closed. */
  renew(chat) {
    const thread = this.#known(chat.id);
    if (!thread) return;
    thread.describe(chat);
    if (this.inbox.owns(chat)) this.#own.set(chat.id, thread);
    this.#settled(thread);
  }

  /** The chat of an open thread, as far as it is known. */
  find(chatId) {
    return this.#known(chatId)?.chat;
  }

  refuse(chatId, why) {
    if (this.current?.id === chatId) this.current.error = why;
    this.changed();
  }

  markSeen() {
    return this.#seen.mark(() => (this.isLookedAt() ? this.current : null));
  }

  async #catchUp(thread) {
    if (!thread.loaded || thread.catchingUp) return;
    thread.catchingUp = true;
    let news = await this.#eventsOf(thread);
    while (news) {
      for (const event of news.events) thread.apply(event);
      thread.seq = Math.max(thread.seq, news.seq);
      news = news.has_more && (await this.#eventsOf(thread));
    }
    thread.catchingUp = false;
    this.#settled(thread);
  }

  /** Null if they cannot be had now: the next event of the chat asks again. */
  #eventsOf(thread) {
    return this.api.events(thread.id, thread.seq).catch(() => null);
  }

  #known(chatId) {
    return this.current?.id === chatId ? this.current : this.#own.get(chatId);
  }

  #addPage(thread, messages) {
    thread.add(messages);
    thread.hasOlder = messages.length > 0 && messages[0].seq > 1;
  }

  #settled(thread) {
    if (thread === this.current) {
      this.moved(thread);
      this.markSeen();
    }
    this.changed();
  }
}

/** Tells the server that the messages on screen were read. */
export class Seen {
  #marking = false;

  /**
   * @param {object} api the calls
   * @param {import("./inbox.js").InboxStore} inbox
   * @param {() => void} changed
   */
  constructor(api, inbox, changed) {
    Object.assign(this, { api, inbox, changed });
  }

  /** @param {() => import("./thread.js").Thread | null} shown the chat that somebody can be looking at, asked again after each call */
  async mark(shown) {
    const thread = shown();
    if (this.#marking || !thread?.loaded || !this.#canMark(thread)) return;
    this.#marking = true;
    const upTo = thread.lastSeq;
    const marked = await this.api.markRead(thread.id).catch((error) => error);
    this.#marking = false;
    if (marked instanceof Error) return;
    thread.apply({ type: "read", by: "agent", up_to: upTo });
    this.inbox.markRead(thread.id);
    this.changed();
    this.mark(shown);
  }

  #canMark(thread) {
    const unread = thread.messages.some((each) => each.sender_type === "user" && !each.is_read);
    return unread && this.inbox.owns(thread.chat);
  }
}
