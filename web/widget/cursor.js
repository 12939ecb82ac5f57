import { backoff, call, network, sleep } from "./api.js";

const GAP_MS = 300;
const HIDDEN_MS = 30_000;

/**
 * Returns the wait before the cursor is asked again, after an answer that named `retryAfter`.
 * @param {{ retryAfter: number, hasGap: boolean, isLive: boolean, isHidden: boolean }} state
 */
export function pollInterval({ retryAfter, hasGap, isLive, isHidden }) {
  // What was pushed out of order is asked for at once; what no push brought, now and then.
  if (hasGap) return GAP_MS;
  return Math.max(isLive ? retryAfter * 8 : retryAfter, isHidden ? HIDDEN_MS : 0);
}

/**
 * Asks the API for the events after the last one that was applied.
 * @param {{
 *   chat: import("./chat.js").Chat,
 *   onEvents: (events: ChatEvent[]) => void,
 *   onCaughtUp: () => void,
 *   onUnknown: () => void,
 * }} deps
 */
export function createCursor({ chat, onEvents, onCaughtUp, onUnknown }) {
  /**
   * Fetches page after page until nothing is missing; resolves to how long the server wants to be left alone.
   * @returns {Promise<number>}
   */
  async function catchUp() {
    const answer = await call(`chat/events/?chat_room_id=${chat.id}&after=${chat.seq}&limit=200`);
    onEvents(answer.events);
    if (answer.has_more) return catchUp();
    onCaughtUp();
    return answer.retry_after_ms;
  }

  /**
   * Asks for what is new until `signal` ends it or the chat is closed.
   * @param {AbortSignal} signal
   */
  async function follow(signal) {
    let failures = 0;
    while (!signal.aborted && chat.status !== "closed") {
      let wait;
      try {
        const retryAfter = await catchUp();
        failures = 0;
        wait = pollInterval({ retryAfter, hasGap: chat.hasGap, isLive: network.isLive, isHidden: document.hidden });
      } catch (error) {
        if (error.status === 404) return onUnknown();
        // A socket makes the next question less urgent, but not the one that was not answered.
        failures++;
        wait = backoff(failures, error.retryAfter);
      }
      await sleep(wait);
    }
  }

  return { catchUp, follow };
}
