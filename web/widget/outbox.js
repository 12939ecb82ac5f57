// Messages on their way: one key of storage each, so that tabs never overwrite one another's.
import { keysWith, load, remove, save } from "./storage.js";

const OUT = "out:";

/**
 * Returns all of them, the oldest first.
 * @returns {OutboxItem[]}
 */
export const outboxItems = () => keysWith(OUT).map(load);

/** Returns the next one to send: one that was refused waits until the guest tries it again. */
export const nextToSend = () => outboxItems().find((item) => !item.failed);

/** @param {OutboxItem} item */
export const keepInOutbox = (item) => save(`${OUT}${item.time}:${item.id}`, item);

/** @param {string | null} id */
export function removeFromOutbox(id) {
  const key = keysWith(OUT).find((each) => each.split(":")[2] === id);
  if (key) remove(key);
}

export const clearOutbox = () => keysWith(OUT).forEach(remove);

/**
 * Returns `flush`, which sends what is in the outbox, in order, one at a time.
 * It waits for no event: where the cursor or the socket fails, what is written arrives all the same.
 * That two tabs send the same message is harmless: its id makes it one.
 * @param {{
 *   send: (item: OutboxItem) => Promise<Message>,
 *   onSent: (item: OutboxItem, message: Message) => void,
 *   onRefused: (item: OutboxItem) => void,
 * }} handlers
 */
export function createSender({ send, onSent, onRefused }) {
  let isSending = false;

  /** @param {OutboxItem} item */
  async function sendOne(item) {
    let message;
    try {
      message = await send(item);
    } catch {
      const refused = { ...item, failed: true };
      keepInOutbox(refused);
      onRefused(refused);
      return;
    }
    removeFromOutbox(item.id);
    onSent(item, message);
  }

  return async () => {
    if (isSending) return;
    isSending = true;
    for (let item = nextToSend(); item; item = nextToSend()) await sendOne(item);
    isSending = false;
  };
}
