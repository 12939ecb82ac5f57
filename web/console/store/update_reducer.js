/** Brings what the server tells, by cursor or by push, to the inbox and the open threads. */
import { setBackgroundTimeout } from "../live/timers.js";

const TYPING_MS = 5_000;
const ASK_AGAIN_MS = 2_000; // lists may lag behind a push by a second

export class UpdateReducer {
  #typing = new Map(); // chat id -> what cancels the end of its typing
  #known = new Set(); // ids of chats that were here before, waiting or one's own

  /**
   * @param {import("./inbox.js").InboxStore} inbox
   * @param {import("./threads.js").Threads} threads
   * @param {object} hooks `began()` after the first snapshot, `arrived(chat, message)`, `came(chat)`, `stored(message)`,
   *   `counted(counts, moved)`,
   *   `noted(notifications, unread, askedAt)`, `notified(notification)`, `missed()` when the cursor has to be asked, `changed()`
   */
  constructor(inbox, threads, hooks) {
    Object.assign(this, { inbox, threads, hooks });
  }

  /** An answer of the cursor, asked at `askedAt`; the `first` is a snapshot, where nothing is new. */
  applyAnswer(answer, { first, askedAt }) {
    if (first) this.#dropAllBut(answer.chats);
    const coming = answer.chats.filter((chat) => !this.inbox.has(chat.id));
    for (const { chat_room_id: chatId, event } of answer.events) this.#applyEvent(chatId, event, coming);
    for (const chat of answer.chats) this.#applyListedChat(chat, first);
    for (const chatId of answer.gone) this.inbox.remove(chatId);
    const came = this.inbox.queue.applyList(answer.queue, askedAt);
    if (!first) came.forEach((chat) => this.hooks.came(chat));
    if (answer.queue && this.inbox.queue.mayLag) setBackgroundTimeout(ASK_AGAIN_MS, this.hooks.missed);
    for (const { id } of [...answer.chats, ...this.inbox.queue.chats]) this.#known.add(id);
    this.inbox.setCounts(answer.counts);
    this.hooks.noted(answer.notifications, answer.unread_notifications, askedAt);
    this.hooks.counted(answer.counts, coming.length + answer.gone.length > 0);
    if (first) this.hooks.began();
    this.hooks.changed();
  }

  /** A frame of the WebSocket. */
  applyFrame(frame) {
    if (frame.type === "event") this.#applyPushedEvent(frame.chat_room_id, frame.event);
    else if (frame.type === "queue") this.#applyQueue(frame);
    else if (frame.type === "notification") this.hooks.notified(frame.notification);
    else if (frame.type === "typing" && frame.by === "user") this.#applyTyping(frame.chat_room_id);
    else if (["ready", "lost"].includes(frame.type)) this.hooks.missed();
    this.hooks.changed();
  }

  #applyPushedEvent(chatId, event) {
    const complete = this.#applyEvent(chatId, event);
    // A push lacks what the counts say, and may have lost one before it.
    if (!complete || !["message", "read"].includes(event.type)) this.hooks.missed();
  }

  /** `coming` are own chats that the inbox does not hold yet: a guest's message may have reopened one. */
  #applyEvent(chatId, event, coming = []) {
    const complete = this.inbox.applyEvent(chatId, event);
    this.threads.apply(chatId, event);
    const chat = this.inbox.find(chatId) ?? coming.find((each) => each.id === chatId) ?? this.threads.find(chatId);
    if (event.type === "message") this.#applyMessage(chatId, event.message, chat);
    return complete;
  }

  /** An own chat as the cursor shows it: what was written before it came is in no event. */
  #applyListedChat(chat, first) {
    const known = this.inbox.lastKnown(chat.id);
    // One from before this page was loaded is back: its guest wrote.
    const isBack = !first && !this.#known.has(chat.id) && chat.unread_messages_count > 0;
    const isNew = known ? this.inbox.waitTimes.detectUntoldMessage(chat, known) : isBack;
    this.inbox.upsert(chat);
    this.threads.reached(chat.id, chat.seq);
    if (isNew) this.hooks.arrived(chat, { content: chat.last_message });
  }

  #applyMessage(chatId, message, chat) {
    if (chat) this.#known.add(chatId);
    const isNew = chat && this.inbox.waitTimes.applyMessage(chatId, message);
    if (message.sender_type === "agent") return this.hooks.stored(message);
    this.#endTyping(chatId);
    if (isNew) this.hooks.arrived(chat, message);
  }

  #applyQueue({ chat_room_id: chatId, seq, chat }) {
    this.#known.add(chatId);
    this.inbox.queue.applyPush(chatId, seq, chat).forEach((each) => this.hooks.came(each));
  }

  #dropAllBut(chats) {
    const held = new Set(chats.map((chat) => chat.id));
    for (const { id } of this.inbox.mine) if (!held.has(id)) this.inbox.remove(id);
  }

  #applyTyping(chatId) {
    this.#endTyping(chatId);
    this.inbox.setTyping(chatId, true);
    const end = () => {
      this.inbox.setTyping(chatId, false);
      this.hooks.changed();
    };
    this.#typing.set(chatId, setBackgroundTimeout(TYPING_MS, end));
  }

  #endTyping(chatId) {
    this.#typing.get(chatId)?.();
    this.inbox.setTyping(chatId, false);
  }
}
