/** Follows everything that concerns the agent by one call, asked again and again. */
import { ApiError } from "../api.js";
import { Backoff } from "./backoff.js";
import { setBackgroundTimeout } from "./timers.js";

/** @import { AgentEvents } from "../types.d.ts" */

// While pushes arrive the cursor only confirms them.
const CONFIRM_MS = 90_000;

/**
 * @typedef {object} CursorHooks
 * @property {(after?: string) => Promise<AgentEvents>} ask gives the answer after a position
 * @property {(answer: AgentEvents, how: {first: boolean, askedAt: number}) => void} tell gets it; the `first` is a snapshot
 * @property {() => boolean} isPushed whether a WebSocket tells the news meanwhile
 */

export class Cursor {
  #backoff = new Backoff(1_000, 15_000);
  #cancel = () => {};
  /** @type {string | undefined} */
  #position;
  #asking = false;
  #askAgain = false;
  #running = false;
  #hooks;

  /** @param {CursorHooks} hooks */
  constructor(hooks) {
    this.#hooks = hooks;
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
    const delay = await this.#ask();
    this.#asking = false;
    if (!this.#running) return;
    if (this.#askAgain) this.#turn();
    else this.#cancel = setBackgroundTimeout(() => this.now(), delay);
  }

  async #ask() {
    const first = this.#position === undefined;
    const askedAt = Date.now();
    try {
      const answer = await this.#hooks.ask(this.#position);
      if (!this.#running) return 0;
      this.#position = answer.after;
      this.#backoff.reset();
      this.#hooks.tell(answer, { first, askedAt });
      if (answer.has_more) return 0;
      return this.#hooks.isPushed() ? CONFIRM_MS : answer.retry_after_ms;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // A position that the server no longer understands: begin with a snapshot.
      if (error.status === 400 && !first) this.#position = undefined;
      return this.#backoff.next(error.retryAfter);
    }
  }
}
