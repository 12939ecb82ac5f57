/** The chats that are shown whole: the one on screen, and own ones that were. */
import { ApiError } from "../api.js";
import { Backoff } from "../live/backoff.js";
import { setBackgroundTimeout } from "../live/timers.js";
import { Thread } from "./thread.js";

/**
 * @import { Api } from "../api.js"
 * @import { InboxStore } from "./inbox.js"
 * @import { Chat, ChatEvent, Message, ShownChat } from "../types.d.ts"
 *
 * @typedef {object} ThreadHooks
 * @property {() => void} changed
 * @property {() => boolean} isLookedAt whether somebody can be looking at the chat on screen
 * @property {(thread: Thread | null) => void} moved told of what is on screen, and of how it stands
 */

export class ThreadStore {
  /** @type {Thread | null} the one on screen; null before one is picked */
  current = null;
  #api;
  #inbox;
  #hooks;
  #readMarker;
  /** @type {Map<string, Thread>} */
  #own = new Map();
  #backoff = new Backoff(1_000, 15_000);

  /** @param {Api} api @param {InboxStore} inbox @param {ThreadHooks} hooks */
  constructor(api, inbox, hooks) {
    this.#api = api;
    this.#inbox = inbox;
    this.#hooks = hooks;
    this.#readMarker = new ReadMarker(api, inbox, hooks.changed);
  }

  /**
   * Shows a chat at once with what is known of it, then whole.
   *
   * @param {ShownChat} chat
   */
  open(chat) {
    if (this.current?.id === chat.id) return this.markSeen();
    this.current = this.#own.get(chat.id) ?? new Thread(chat);
    this.#hooks.changed();
    // What is not in the inbox any more is not followed either.
    if (!this.current.loaded || !this.#inbox.find(chat.id)) this.load(this.current);
    else this.#settled(this.current);
  }

  /** @param {Thread} thread */
  async load(thread) {
    thread.error = null;
    const before = this.#inbox.find(thread.id)?.seq ?? 0;
    if (this.#inbox.owns(thread.chat)) this.#own.set(thread.id, thread);
    try {
      const { id } = thread;
      const [chat, messages, past] = await Promise.all([this.#api.chat(id), this.#api.messages(id), this.#api.pastChats(id)]);
      thread.describe(chat);
      thread.past = past;
      thread.loaded = true;
      addPage(thread, messages);
      this.#inbox.waitTimes.setFromMessages(thread.id, thread.messages);
      thread.seq = Math.max(thread.seq, thread.lastSeq, before);
      this.#backoff.reset();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#notLoaded(thread, error);
    }
    this.#settled(thread);
  }

  /** @param {Thread} thread to which the page of messages before the oldest shown is added */
  async older(thread) {
    const [oldest] = thread.messages;
    if (oldest) addPage(thread, await this.#api.messages(thread.id, { before: oldest.id }));
    this.#hooks.changed();
  }

  /** @param {string} chatId @param {ChatEvent} event */
  apply(chatId, event) {
    const thread = this.#known(chatId);
    if (thread && !thread.apply(event)) this.#catchUp(thread);
    this.markSeen();
  }

  /**
   * The chat has come as far as `seq`: what led there may have been told before it was one's own.
   *
   * @param {string} chatId
   * @param {number} seq
   */
  reached(chatId, seq) {
    const thread = this.#known(chatId);
    if (thread && thread.seq < seq) this.#catchUp(thread);
  }

  /** @param {Chat} chat a call's answer: it was taken, resolved, closed */
  renew(chat) {
    const thread = this.#known(chat.id);
    if (!thread) return;
    thread.describe(chat);
    if (this.#inbox.owns(chat)) this.#own.set(chat.id, thread);
    this.#settled(thread);
  }

  /** @param {string} chatId @returns the chat of an open thread, as far as it is known */
  find(chatId) {
    return this.#known(chatId)?.chat;
  }

  /** @param {string} chatId @param {string} why nothing can be done with it any more */
  refuse(chatId, why) {
    if (this.current?.id === chatId) this.current.error = why;
    this.#hooks.changed();
  }

  async markSeen() {
    await this.#readMarker.mark(() => (this.#hooks.isLookedAt() ? this.current : null));
  }

  /** @param {Thread} thread @param {ApiError} error */
  #notLoaded(thread, error) {
    thread.error = error.message;
    thread.retrying = error.isRetryable;
    this.#own.delete(thread.id);
    const tryAgain = () => thread === this.current && thread.error && this.load(thread);
    if (thread.retrying) setBackgroundTimeout(tryAgain, this.#backoff.next(error.retryAfter));
  }

  /** @param {Thread} thread */
  async #catchUp(thread) {
    if (!thread.loaded || thread.catchingUp) return;
    thread.catchingUp = true;
    let answer = await this.#eventsOf(thread);
    while (answer) {
      for (const event of answer.events) thread.apply(event);
      thread.seq = Math.max(thread.seq, answer.seq);
      answer = answer.has_more ? await this.#eventsOf(thread) : null;
    }
    thread.catchingUp = false;
    this.#settled(thread);
  }

  /** @param {Thread} thread @returns null if they cannot be had now: the next event of the chat asks again */
  #eventsOf(thread) {
    return this.#api.chatEvents(thread.id, thread.seq).catch(() => null);
  }

  /** @param {string} chatId */
  #known(chatId) {
    return this.current?.id === chatId ? this.current : this.#own.get(chatId);
  }

  /** @param {Thread} thread */
  #settled(thread) {
    if (thread === this.current) {
      this.#hooks.moved(thread);
      this.markSeen();
    }
    this.#hooks.changed();
  }
}

/** @param {Thread} thread @param {Message[]} messages */
function addPage(thread, messages) {
  thread.add(messages);
  thread.hasOlder = (messages[0]?.seq ?? 0) > 1;
}

/** @param {Message} message */
const isUnread = (message) => message.sender_type === "user" && !message.is_read;

/** Tells the server that the messages on screen were read. */
class ReadMarker {
  #api;
  #inbox;
  #changed;
  #marking = false;

  /** @param {Api} api @param {InboxStore} inbox @param {() => void} changed */
  constructor(api, inbox, changed) {
    this.#api = api;
    this.#inbox = inbox;
    this.#changed = changed;
  }

  /**
   * @param {() => Thread | null} shown the chat that somebody can be looking at, asked again after each call
   * @returns {Promise<void>}
   */
  async mark(shown) {
    const thread = shown();
    if (this.#marking || !thread?.loaded || !this.#canMark(thread)) return;
    this.#marking = true;
    const upTo = thread.lastSeq;
    const isMarked = await this.#api.markRead(thread.id).then(
      () => true,
      () => false,
    );
    this.#marking = false;
    if (!isMarked) return;
    thread.markRead(upTo);
    this.#inbox.markRead(thread.id, thread.messages.filter(isUnread).length);
    this.#changed();
    this.mark(shown);
  }

  /** @param {Thread} thread */
  #canMark(thread) {
    return thread.messages.some(isUnread) && this.#inbox.owns(thread.chat);
  }
}
