/** Follows one chat that the agent looks at and does not have: the agent's own news leave it out. */
import { ApiError } from "../api.js";
import { Backoff } from "./backoff.js";
import { setBackgroundTimeout } from "./timers.js";

/** @import { ChatEvents } from "../types.d.ts" */

/**
 * @typedef {object} FollowerHooks
 * @property {(chatId: string, seq: number) => Promise<ChatEvents>} ask
 * @property {(chatId: string, answer: ChatEvents) => void} tell
 * @property {(chatId: string, error: ApiError) => void} refused once the chat may no longer be seen
 */

export class ChatFollower {
  #backoff = new Backoff(1_000, 15_000);
  #cancel = () => {};
  /** @type {string | null} */
  #chatId = null;
  #hooks;

  /** @param {FollowerHooks} hooks */
  constructor(hooks) {
    this.#hooks = hooks;
  }

  /**
   * Follows `chatId` after `seq` until another one, or `null`, is asked for.
   *
   * @param {string | null} chatId
   * @param {number} [seq]
   */
  follow(chatId, seq = 0) {
    if (chatId === this.#chatId) return;
    this.#cancel();
    this.#chatId = chatId;
    if (chatId) this.#turn(chatId, seq);
  }

  /** @param {string} chatId @param {number} after */
  async #turn(chatId, after) {
    let seq = after;
    let delay = 0;
    try {
      const answer = await this.#hooks.ask(chatId, seq);
      if (chatId !== this.#chatId) return;
      seq = answer.seq;
      delay = answer.retry_after_ms;
      this.#backoff.reset();
      this.#hooks.tell(chatId, answer);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (chatId !== this.#chatId) return;
      if (!error.isRetryable) return this.#hooks.refused(chatId, error);
      delay = this.#backoff.next(error.retryAfter);
    }
    if (chatId === this.#chatId) this.#cancel = setBackgroundTimeout(() => this.#turn(chatId, seq), delay);
  }
}
