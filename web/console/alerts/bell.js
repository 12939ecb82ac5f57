/** Rings every five seconds for as long as somebody waits and nobody has taken the chat. */
import { setBackgroundInterval } from "../live/timers.js";

const EVERY_MS = 5_000;

export class Bell {
  #stop = null;

  constructor(ring) {
    this.ring = ring;
  }

  set(ringing) {
    if (ringing && !this.#stop) {
      this.ring();
      this.#stop = setBackgroundInterval(EVERY_MS, this.ring);
    } else if (!ringing && this.#stop) {
      this.#stop();
      this.#stop = null;
    }
  }
}
