import { backoff, network, sleep, wake } from "./api.js";
import { locale } from "./locales.js";
import { session } from "./storage.js";

const TYPING_INTERVAL_MS = 3000;

/**
 * The chat's WebSocket. A push says early what the cursor would say anyway: a socket that fails costs time, and nothing else.
 * @param {{
 *   chat: import("./chat.js").Chat,
 *   onReady: (seq: number) => void,
 *   onEvent: (event: ChatEvent) => void,
 *   onTyping: () => void,
 * }} deps
 */
export function createSocket({ chat, onReady, onEvent, onTyping }) {
  /** @type {WebSocket | undefined} */
  let socket;
  let failures = 0;
  let lastTyping = 0;

  /** @param {object} frame */
  const send = (frame) => socket?.send(JSON.stringify({ chat_room_id: chat.id, ...frame }));

  /** @param {MessageEvent<string>} frame */
  function receive({ data }) {
    const { type, event, seq, missed } = JSON.parse(data);
    if (type === "ready") {
      failures = 0;
      network.isLive = true;
      network.isOffline = false;
      onReady(seq);
      // A few missed events follow by themselves; many are for the cursor.
      if (seq > chat.seq && !missed) wake();
    }
    if (type === "event") onEvent(event);
    if (type === "typing") onTyping();
  }

  /**
   * Opens one, and resolves when it has closed.
   * @param {string} url
   */
  async function listen(url) {
    const own = new WebSocket(url);
    socket = own;
    own.onopen = () => send({ action: "subscribe", after: chat.seq, guest_token: session.data.token, language: locale.lang });
    own.onmessage = receive;
    await new Promise((resolve) => {
      own.onclose = resolve;
    });
    if (socket === own) network.isLive = false;
  }

  return {
    /**
     * Stays connected until `signal` ends it. The gateway closes a socket that was silent for ten minutes:
     * a new one costs no more than the frames that would keep it.
     * @param {AbortSignal} signal
     */
    async connect(signal) {
      while (session.data.live && !signal.aborted) {
        await listen(session.data.live);
        wake();
        failures++;
        await sleep(backoff(failures));
      }
    },

    close: () => socket?.close(),

    /** Tells the agent that the guest is writing. */
    tellTyping() {
      if (!network.isLive || Date.now() - lastTyping < TYPING_INTERVAL_MS) return;
      lastTyping = Date.now();
      send({ action: "typing" });
    },
  };
}
