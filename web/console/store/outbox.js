/**
 * What the agent has sent and the server has not yet answered for. Kept through a reload; sent in
 * order in each chat, and again under the same identifier, so that it arrives once.
 */
import { ApiError } from "../api.js";
import { Backoff } from "../live/backoff.js";
import { serverNow } from "../live/server_clock.js";
import { setBackgroundTimeout } from "../live/timers.js";
import { Storage } from "./browser_storage.js";

/**
 * @import { Message } from "../types.d.ts"
 *
 * @typedef {object} OutboxItem
 * @property {string} id the message's `client_message_id`
 * @property {string} chatId
 * @property {string} content
 * @property {string} at when it was written
 * @property {string | null} error why it was refused
 * @property {string} [delay] why the API has not taken it yet, though it will
 *
 * @typedef {object} OutboxHooks
 * @property {(item: OutboxItem) => Promise<Message>} send
 * @property {(message: Message) => void} sent told of what the server has stored
 * @property {() => void} refused told once the server has refused one
 * @property {(item: OutboxItem, why: string) => void} returned gets one that has to be corrected before it can be sent
 * @property {() => void} changed
 */

export class Outbox {
  /** @type {OutboxItem[]} */
  items;
  #key;
  #hooks;
  #storage = new Storage("sessionStorage");
  /** @type {Map<string, Backoff>} by chat */
  #backoffs = new Map();
  /** @type {Set<string>} ids of the chats in which one is on its way */
  #sending = new Set();
  /** @type {Map<string, () => void>} chat id -> what cancels its next try */
  #timers = new Map();
  #stopped = false;

  /** @param {string} agentId @param {OutboxHooks} hooks */
  constructor(agentId, hooks) {
    this.#key = `console.outbox.${agentId}`;
    this.#hooks = hooks;
    this.items = this.#storage.read(this.#key) ?? [];
  }

  /** @param {string} chatId @returns those of one chat, in order */
  of(chatId) {
    return this.items.filter((item) => item.chatId === chatId);
  }

  /** @param {string} chatId @param {string} content */
  add(chatId, content) {
    const at = new Date(serverNow()).toISOString();
    this.items.push({ id: identifier(), chatId, content, at, error: null });
    this.#changed();
    this.flush(chatId);
  }

  /** @param {string} id of a refused one, which is tried again */
  retry(id) {
    const item = this.items.find((each) => each.id === id);
    if (!item) return;
    item.error = null;
    this.#changed();
    this.flush(item.chatId);
  }

  /**
   * @param {string} chatId identifiers are chosen by their senders, so another chat's message may have the same
   * @param {string | null} id of one that arrived, or is given up
   */
  remove(chatId, id) {
    const left = this.items.filter((item) => item.id !== id || item.chatId !== chatId);
    if (left.length === this.items.length) return;
    this.items = left;
    this.#changed();
  }

  /**
   * Sends what waits, in all chats or one, without waiting any longer.
   *
   * @param {string} [chatId]
   */
  flush(chatId) {
    for (const id of chatId ? [chatId] : new Set(this.items.map((item) => item.chatId))) {
      this.#timers.get(id)?.();
      if (!this.#sending.has(id)) this.#drain(id);
    }
  }

  clear() {
    this.stop();
    this.items = [];
    this.#storage.write(this.#key, null);
  }

  stop() {
    for (const cancel of this.#timers.values()) cancel();
    this.#stopped = true;
  }

  /** @param {string} chatId */
  async #drain(chatId) {
    this.#sending.add(chatId);
    let delay = null;
    let item = this.#next(chatId);
    while (item && delay === null) {
      delay = await this.#send(item);
      item = this.#next(chatId);
    }
    this.#sending.delete(chatId);
    if (delay !== null)
      this.#timers.set(
        chatId,
        setBackgroundTimeout(() => this.flush(chatId), delay),
      );
  }

  /** @param {string} chatId */
  #next(chatId) {
    return this.#stopped ? undefined : this.items.find((item) => item.chatId === chatId && !item.error);
  }

  /**
   * @param {OutboxItem} item
   * @returns {Promise<number | null>} how long to wait before the next try; null if this one is settled
   */
  async #send(item) {
    const backoff = this.#backoffs.get(item.chatId) ?? new Backoff(1_000, 20_000);
    this.#backoffs.set(item.chatId, backoff);
    try {
      const message = await this.#hooks.send(item);
      backoff.reset();
      this.#hooks.sent(message);
      this.remove(item.chatId, item.id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (this.#stopped) return null;
      if (error.isRetryable) {
        item.delay = error.status ? error.message : "";
        this.#changed();
        return backoff.next(error.retryAfter);
      }
      if (error.status === 401) return backoff.next(); // it waits for the next login
      this.#refuse(item, error);
    }
    return null;
  }

  /** @param {OutboxItem} item @param {ApiError} error */
  #refuse(item, error) {
    const why = error.fields.content;
    if (why) {
      this.remove(item.chatId, item.id);
      this.#hooks.returned(item, why);
    } else {
      item.error = error.message;
    }
    this.#changed();
    this.#hooks.refused();
  }

  #changed() {
    this.#storage.write(this.#key, this.items);
    this.#hooks.changed();
  }
}

function identifier() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
