import { PREFIX } from "./storage.js";

/**
 * One tab asks the API for all of them: the one that was shown last. The others hear it on a channel.
 * @param {string} chatId
 * @param {{
 *   onEvents: (events: ChatEvent[]) => void,
 *   lead: (signal: AbortSignal) => Promise<void>,
 *   onTurnEnded: () => void,
 * }} handlers `onEvents` hears another tab's; `lead` asks for news for as long as it is this tab's turn
 */
export function createTabs(chatId, { onEvents, lead, onTurnEnded }) {
  const name = PREFIX + chatId;
  /** @type {BroadcastChannel | undefined} */
  let channel;
  let wish = new AbortController();
  /** The signal of the turn that this tab has or had. @type {AbortSignal | undefined} */
  let turn;

  /**
   * Lets the lock go at once when it ends, whatever call is under way: a page that holds one is not kept for going back to.
   * @param {AbortSignal} signal
   * @returns {Promise<unknown>}
   */
  function takeTurn(signal) {
    turn = signal;
    return new Promise((resolve) => {
      signal.addEventListener("abort", () => {
        resolve(onTurnEnded());
      });
      lead(signal).then(resolve);
    });
  }

  /** Gives the turn back, or the wish for it up. */
  const stopLeading = () => wish.abort();

  /** Leads once no other tab does, or at once by stealing the turn. */
  async function takeLead(steal = false) {
    stopLeading();
    wish = new AbortController();
    const { signal } = wish;
    const work = () => takeTurn(signal);
    try {
      await (navigator.locks ? navigator.locks.request(name, steal ? { steal } : { signal }, work) : work());
    } catch (error) {
      if (signal.aborted) return;
      // Another tab took over: wait for its end. A browser that allows no storage allows no locks either.
      if (error.name === "AbortError") takeLead();
      else work();
    }
  }

  return {
    takeLead,
    stopLeading,
    isLeading: () => turn === wish.signal,

    open() {
      try {
        channel = new BroadcastChannel(name);
        channel.onmessage = ({ data }) => onEvents(data);
      } catch {
        // A browser that keeps nothing for sites may refuse the channel too: this tab asks for itself.
      }
    },

    close() {
      stopLeading();
      channel?.close();
      channel = undefined;
    },

    /** @param {ChatEvent[]} events */
    tell: (events) => channel?.postMessage(events),
  };
}
