/** What a thread shows, one below the other: messages, those on their way, and a line where a day begins. */

/**
 * @import { OutboxItem } from "./outbox.js"
 * @import { Message } from "../types.d.ts"
 *
 * @typedef {{key: string, day: string}} DayItem
 * @typedef {{key: string, message: Message, outgoing?: undefined}} StoredItem
 * @typedef {{key: string, outgoing: OutboxItem, message?: undefined}} OutgoingItem
 * @typedef {DayItem | StoredItem | OutgoingItem} Item
 */

/**
 * Keys are each of one row. A guest chooses the identifiers of own messages, and may choose an agent's: only what an agent
 * wrote goes on under the identifier by which it was sent, and that but once.
 *
 * @param {Message[]} messages
 * @param {OutboxItem[]} outgoing
 * @returns {Item[]}
 */
export function itemsOf(messages, outgoing) {
  /** @type {Set<string>} */
  const sent = new Set();
  const stored = messages.map((message) => {
    const id = message.sender_type === "agent" ? message.client_message_id : null;
    if (id === null || sent.has(id)) return { key: `stored ${message.seq}`, message };
    sent.add(id);
    return { key: `sent ${id}`, message };
  });
  const waiting = outgoing.filter((item) => !sent.has(item.id)).map((item) => ({ key: `sent ${item.id}`, outgoing: item }));
  return withDays([...stored, ...waiting]);
}

/** @param {StoredItem | OutgoingItem} item */
export const writtenAt = ({ message, outgoing }) => (message ? message.created_at : outgoing.at);

/** @param {(StoredItem | OutgoingItem)[]} items @returns {Item[]} */
function withDays(items) {
  let last = "";
  return items.flatMap((item) => {
    const at = writtenAt(item);
    const date = new Date(at).toDateString();
    const isNew = date !== last;
    last = date;
    return isNew ? [{ key: `day ${date}`, day: at }, item] : [item];
  });
}
