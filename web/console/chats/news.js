/** Brings what the server tells, by cursor or by push, to the desk and the open threads. */
import { after } from "../live/timers.js";

const TYPING_MS = 5_000;
const ASK_AGAIN_MS = 2_000; // lists may lag behind a push by a second

export class News {
  #typing = new Map(); // chat id -> what cancels the end of its typing

  /**
   * @param {import("./desk.js").Desk} desk
   * @param {import("./threads.js").Threads} threads
   * @param {object} hooks `began()` after the first snapshot, `arrived(chat, message)`, `came(chat)`, `stored(message)`,
   *   `counted(counts)`, `missed()` when the cursor has to be asked, `changed()`
   */
  constructor(desk, threads, hooks) {
    Object.assign(this, { desk, threads, hooks });
  }

  /** An answer of the cursor, asked at `askedAt`; the `first` is a snapshot, where nothing is new. */
  absorb(answer, { first, askedAt }) {
    if (first) this.#dropAllBut(answer.chats);
    for (const { chat_room_id: chatId, event } of answer.events) this.#follow(chatId, event);
    for (const chat of answer.chats) this.#listed(chat);
    for (const chatId of answer.gone) this.desk.drop(chatId);
    const came = this.desk.queue.list(answer.queue, askedAt);
    if (!first) came.forEach((chat) => this.hooks.came(chat));
    if (answer.queue && this.desk.queue.mayLag) after(ASK_AGAIN_MS, this.hooks.missed);
    this.desk.setCounts(answer.counts);
    this.hooks.counted(answer.counts);
    if (first) this.hooks.began();
    this.hooks.changed();
  }

  /** A frame of the WebSocket. */
  hear(frame) {
    if (frame.type === "event") this.#pushed(frame.chat_room_id, frame.event);
    else if (frame.type === "queue") this.#queueMoved(frame);
    else if (frame.type === "typing" && frame.by === "user") this.#typed(frame.chat_room_id);
    else if (["ready", "lost"].includes(frame.type)) this.hooks.missed();
    this.hooks.changed();
  }

  #pushed(chatId, event) {
    const complete = this.#follow(chatId, event);
    // A push lacks what the counts say, and may have lost one before it.
    if (!complete || !["message", "read"].includes(event.type)) this.hooks.missed();
  }

  #follow(chatId, event) {
    const complete = this.desk.follow(chatId, event);
    this.threads.apply(chatId, event);
    if (event.type === "message") this.#wrote(chatId, event.message);
    return complete;
  }

  /** An own chat as the cursor shows it: what was written before it came is in no event. */
  #listed(chat) {
    const known = this.desk.lastKnown(chat.id);
    const isNew = known && this.desk.awaiting.wroteUntold(chat, known);
    this.desk.hold(chat);
    this.threads.reached(chat.id, chat.seq);
    if (isNew) this.hooks.arrived(chat, { content: chat.last_message });
  }

  #wrote(chatId, message) {
    const chat = this.desk.find(chatId);
    const isNew = chat && this.desk.awaiting.wrote(chatId, message);
    if (message.sender_type === "agent") return this.hooks.stored(message);
    this.#endTyping(chatId);
    if (isNew) this.hooks.arrived(chat, message);
  }

  #queueMoved({ chat_room_id: chatId, seq, chat }) {
    this.desk.queue.hear(chatId, seq, chat).forEach((each) => this.hooks.came(each));
  }

  #dropAllBut(chats) {
    const held = new Set(chats.map((chat) => chat.id));
    for (const { id } of this.desk.mine) if (!held.has(id)) this.desk.drop(id);
  }

  #typed(chatId) {
    this.#endTyping(chatId);
    this.desk.setTyping(chatId, true);
    const end = () => {
      this.desk.setTyping(chatId, false);
      this.hooks.changed();
    };
    this.#typing.set(chatId, after(TYPING_MS, end));
  }

  #endTyping(chatId) {
    this.#typing.get(chatId)?.();
    this.desk.setTyping(chatId, false);
  }
}
