/** The WebSocket over which news comes early. What it loses, the cursor brings. */
import { Backoff } from "./backoff.js";
import { setBackgroundTimeout } from "./timers.js";

/** @import { Frame } from "../types.d.ts" */

const PONG_MS = 10_000;

/**
 * @typedef {object} SocketHooks
 * @property {() => object} hello makes the first frame, which says who this is
 * @property {(frame: Frame) => void} hear gets every other frame, and `ready`
 */

export class Socket {
  /** Whether the server has taken the first frame: pushes come. */
  ready = false;
  #url;
  #hooks;
  #backoff = new Backoff(1_000, 60_000);
  #pingMs = 0;
  /** @type {WebSocket | null} */
  #socket = null;
  #cancel = () => {};
  #stopped = false;

  /** @param {string} url @param {SocketHooks} hooks */
  constructor(url, hooks) {
    this.#url = url;
    this.#hooks = hooks;
  }

  open() {
    this.#cancel();
    if (this.#stopped) return;
    const socket = connected(this.#url);
    if (!socket) return this.#lost();
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify(this.#hooks.hello()));
    socket.onmessage = ({ data }) => {
      const frame = parsed(data);
      if (frame) this.#hear(frame);
    };
    socket.onclose = () => socket === this.#socket && this.#lost();
  }

  stop() {
    this.#stopped = true;
    this.#drop();
  }

  /** The browser was offline or kept the page aside: what was open leads nowhere, though it does not say so. */
  renew() {
    this.#drop();
    this.open();
  }

  /** Somebody looks: if nothing is behind it any more, that shows now and not at the next ping. */
  check() {
    if (this.ready) this.#ping();
  }

  /**
   * Sends a frame if it can; frames are hints, and a hint that is late is none.
   *
   * @param {object} frame
   */
  send(frame) {
    if (this.ready) this.#socket?.send(JSON.stringify(frame));
  }

  /** @param {Frame} frame */
  #hear(frame) {
    if (frame.type === "ready") {
      this.ready = true;
      this.#pingMs = frame.ping_after_ms;
      this.#backoff.reset();
    }
    if (this.ready) this.#waitToPing();
    if (frame.type !== "pong") this.#hooks.hear(frame);
  }

  #waitToPing() {
    this.#cancel();
    this.#cancel = setBackgroundTimeout(() => this.#ping(), this.#pingMs);
  }

  #ping() {
    this.#cancel();
    this.send({ action: "ping" });
    this.#cancel = setBackgroundTimeout(() => this.#lost(), PONG_MS);
  }

  #lost() {
    this.#drop();
    if (!this.#stopped) this.#cancel = setBackgroundTimeout(() => this.open(), this.#backoff.next());
    this.#hooks.hear({ type: "lost" });
  }

  #drop() {
    this.#cancel();
    this.ready = false;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}

/** @param {string} url @returns null where the browser refuses the address */
function connected(url) {
  try {
    return new WebSocket(url);
  } catch {
    return null;
  }
}

/** @param {string} data @returns {Frame | null} null for what is no frame of the API */
function parsed(data) {
  try {
    const frame = JSON.parse(data);
    return typeof frame?.type === "string" ? frame : null;
  } catch {
    return null;
  }
}
