/** Brings what the server tells, by cursor or by push, to the desk and the open threads. */
import { after } from "../live/timers.js";

const TYPING_MS = 5_000;
const LAG_MS = 2_000; // lists may lag behind a push by a second

export class News {
  #typing = new Map(); // chat id -> what cancels the end of its typing
  #queueHeardAt = 0; // when a push last said so

  /**
   * @param {import("./desk.js").Desk} desk
   * @param {import("./threads.js").Threads} threads
   * @param {object} hooks `began()` after the first snapshot, `arrived(chat, message)`, `came(chat)`, `stored(message)`,
   *   `counted(counts)`, `missed()` when the cursor has to be asked, `changed()`
   */
  constructor(desk, threads, hooks) {
    Object.assign(this, { desk, threads, hooks });
  }

  /** An answer of the cursor; the `first` is a snapshot, where nothing is new. */
  absorb(answer, first) {
    if (first) this.#dropAllBut(answer.chats);
    for (const { chat_room_id: chatId, event } of answer.events) this.#follow(chatId, event);
    for (const chat of answer.chats) {
      this.desk.hold(chat);
      this.threads.reached(chat.id, chat.seq);
    }
    for (const chatId of answer.gone) this.desk.drop(chatId);
    if (answer.queue) this.#setQueue(answer.queue, first);
    // A list that was read before a push may lack what the push has told.
    if (answer.queue && Date.now() - this.#queueHeardAt < LAG_MS) after(LAG_MS, this.hooks.missed);
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

  #wrote(chatId, message) {
    const chat = this.desk.find(chatId);
    const isNew = chat && this.desk.awaiting.wrote(chatId, message);
    if (message.sender_type === "agent") return this.hooks.stored(message);
    this.#endTyping(chatId);
    if (isNew) this.hooks.arrived(chat, message);
  }

  #queueMoved({ change, chat, chat_room_id: chatId }) {
    const known = this.desk.queue.map((each) => (each.id === chatId ? (chat ?? each) : each));
    const left = known.filter((each) => each.id !== chatId);
    const queues = { added: [...left, chat], changed: known, removed: left };
    this.#queueHeardAt = Date.now();
    this.#setQueue(queues[change].toSorted(byBeginning), false);
  }

  #setQueue(chats, first) {
    const came = this.desk.setQueue(chats);
    if (!first) came.forEach((chat) => this.hooks.came(chat));
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

const byBeginning = (one, other) => one.created_at.localeCompare(other.created_at);
