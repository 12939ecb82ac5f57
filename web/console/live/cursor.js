/** Follows everything that concerns the agent by one call, asked again and again. */
import { ApiError } from "../api.js";
import { Backoff } from "./backoff.js";
import { setBackgroundTimeout } from "./timers.js";

// While pushes arrive the cursor only confirms them.
const CONFIRM_MS = 90_000;

export class Cursor {
  #backoff = new Backoff(1_000, 15_000);
  #cancel = () => {};
  #position;
  #asking = false;
  #askAgain = false;
  #running = false;

  /**
   * @param {(position?: string) => Promise<object>} ask gives the answer after a position
   * @param {(news: object, how: {first: boolean, askedAt: number}) => void} tell gets it; the `first` is a snapshot
   * @param {() => boolean} pushed whether a WebSocket tells the news meanwhile
   */
  constructor(ask, tell, pushed) {
    Object.assign(this, { ask, tell, pushed });
  }

  start() {
    this.#running = true;
    this.now();
  }

  stop() {
    this.#running = false;
    this.#cancel();
  }

  /** Asks at once; if an answer is under way, once more after it. */
  now() {
    this.#cancel();
    if (this.#asking) this.#askAgain = true;
    else if (this.#running) this.#turn();
  }

  async #turn() {
    this.#asking = true;
    this.#askAgain = false;
    const wait = await this.#ask();
    this.#asking = false;
    if (!this.#running) return;
    if (this.#askAgain) this.#turn();
    else this.#cancel = setBackgroundTimeout(wait, () => this.now());
  }

  async #ask() {
    const first = this.#position === undefined;
    const askedAt = Date.now();
    try {
      const news = await this.ask(this.#position);
      if (!this.#running) return 0;
      this.#position = news.after;
      this.#backoff.reset();
      this.tell(news, { first, askedAt });
      if (news.has_more) return 0;
      return this.pushed() ? CONFIRM_MS : news.retry_after_ms;
    } catch (error) {
      // A position that the server no longer understands: begin with a snapshot.
      if (error.status === 400 && !first) this.#position = undefined;
      if (!(error instanceof ApiError)) throw error;
      return this.#backoff.next(error.retryAfter);
    }
  }
}
