/** Follows one chat that the agent looks at and does not have: the agent's own news leave it out. */
import { Backoff } from "./backoff.js";
import { setBackgroundTimeout } from "./timers.js";

export class Follower {
  #backoff = new Backoff(1_000, 15_000);
  #cancel = () => {};
  #chatId = null;

  /**
   * @param {(chatId: string, seq: number) => Promise<object>} ask
   * @param {(chatId: string, news: object) => void} tell
   * @param {(chatId: string, error: Error) => void} refused once the chat may no longer be seen
   */
  constructor(ask, tell, refused) {
    Object.assign(this, { ask, tell, refused });
  }

  /** Follows `chatId` after `seq` until another one, or `null`, is asked for. */
  follow(chatId, seq) {
    if (chatId === this.#chatId) return;
    this.#cancel();
    this.#chatId = chatId;
    if (chatId) this.#turn(chatId, seq);
  }

  async #turn(chatId, seq) {
    let wait;
    try {
      const news = await this.ask(chatId, seq);
      if (chatId !== this.#chatId) return;
      seq = news.seq;
      wait = news.retry_after_ms;
      this.#backoff.reset();
      this.tell(chatId, news);
    } catch (error) {
      if (chatId !== this.#chatId) return;
      if (!error.isRetryable) return this.refused(chatId, error);
      wait = this.#backoff.next(error.retryAfter);
    }
    if (chatId === this.#chatId) this.#cancel = setBackgroundTimeout(wait, () => this.#turn(chatId, seq));
  }
}
