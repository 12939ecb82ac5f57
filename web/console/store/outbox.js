/**
 * What the agent has sent and the server has not yet answered for. Kept through a reload; sent in
 * order in each chat, and again under the same identifier, so that it arrives once.
 */
import { Backoff } from "../live/backoff.js";
import { setBackgroundTimeout } from "../live/timers.js";
import { Storage } from "./browser_storage.js";

export class Outbox {
  #storage = new Storage("sessionStorage");
  #backoffs = new Map(); // chat id -> its Backoff
  #sending = new Set();
  #timers = new Map();

  /**
   * @param {string} agentId
   * @param {object} hooks `send(item)`, `sent(item, message)`, `refused(item, error)`, `changed()`
   */
  constructor(agentId, hooks) {
    Object.assign(this, { key: `console.outbox.${agentId}`, hooks });
    /** @type {{id: string, chatId: string, content: string, at: string, error: string|null}[]} */
    this.items = this.#storage.read(this.key) ?? [];
  }

  /** Those of one chat, in order. */
  of(chatId) {
    return this.items.filter((item) => item.chatId === chatId);
  }

  add(chatId, content) {
    const at = new Date().toISOString();
    this.items.push({ id: identifier(), chatId, content, at, error: null });
    this.#changed();
    this.flush(chatId);
  }

  /** Tries a refused one again. */
  retry(id) {
    const item = this.items.find((each) => each.id === id);
    item.error = null;
    this.#changed();
    this.flush(item.chatId);
  }

  /** It arrived, or is given up. */
  remove(id) {
    const left = this.items.filter((item) => item.id !== id);
    if (left.length === this.items.length) return;
    this.items = left;
    this.#changed();
  }

  /** Sends what waits, in all chats or one, without waiting any longer. */
  flush(chatId) {
    for (const id of chatId ? [chatId] : new Set(this.items.map((item) => item.chatId))) {
      this.#timers.get(id)?.();
      if (!this.#sending.has(id)) this.#drain(id);
    }
  }

  clear() {
    this.stop();
    this.items = [];
    this.#storage.write(this.key, null);
  }

  stop() {
    for (const cancel of this.#timers.values()) cancel();
    this.hooks = { ...this.hooks, stopped: true };
  }

  async #drain(chatId) {
    this.#sending.add(chatId);
    let item;
    let wait = null;
    while (wait === null && !this.hooks.stopped && (item = this.#next(chatId))) {
      wait = await this.#send(item);
    }
    this.#sending.delete(chatId);
    if (wait !== null)
      this.#timers.set(
        chatId,
        setBackgroundTimeout(wait, () => this.flush(chatId)),
      );
  }

  #next(chatId) {
    return this.items.find((item) => item.chatId === chatId && !item.error);
  }

  /** How long to wait before the next try; null if this one is settled. */
  async #send(item) {
    const backoff = this.#backoffs.get(item.chatId) ?? new Backoff(1_000, 20_000);
    this.#backoffs.set(item.chatId, backoff);
    try {
      const message = await this.hooks.send(item);
      backoff.reset();
      this.hooks.sent(item, message);
      this.remove(item.id);
    } catch (error) {
      if (this.hooks.stopped) return null;
      if (error.isRetryable) return backoff.next(error.retryAfter);
      if (error.status === 401) return backoff.next(); // it waits for the next login
      item.error = error.fields.content ?? error.message;
      this.#changed();
      this.hooks.refused(item, error);
    }
    return null;
  }

  #changed() {
    this.#storage.write(this.key, this.items);
    this.hooks.changed();
  }
}

function identifier() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
