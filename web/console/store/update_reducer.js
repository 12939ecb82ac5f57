/** Brings what the server tells, by cursor or by push, to the inbox and the open threads. */
import { setBackgroundTimeout } from "../live/timers.js";

/**
 * @import { InboxStore } from "./inbox.js"
 * @import { ThreadStore } from "./threads.js"
 * @import { AgentEvents, Chat, ChatEvent, Counts, Frame, Message, Notification, ShownChat } from "../types.d.ts"
 *
 * @typedef {object} UpdateHooks
 * @property {() => void} began told after the first snapshot
 * @property {(chat: ShownChat, message: {content: string}) => void} arrived told of a guest's message that is new
 * @property {(chat: Chat) => void} came told of a chat that has begun to wait
 * @property {(message: Message) => void} stored told of an agent's message
 * @property {(counts: Counts, moved: boolean) => void} counted
 * @property {(notifications: Notification[], unread: number, askedAt: number) => void} noted
 * @property {(notification: Notification) => void} notified
 * @property {() => void} missed the cursor has to be asked
 * @property {() => void} changed
 */

const TYPING_MS = 5_000;
const ASK_AGAIN_MS = 2_000; // lists may lag behind a push by a second

export class UpdateReducer {
  #inbox;
  #threads;
  #hooks;
  /** @type {Map<string, () => void>} chat id -> what cancels the end of its typing */
  #typing = new Map();
  /** @type {Set<string>} ids of chats that were here before, waiting or one's own */
  #known = new Set();

  /** @param {InboxStore} inbox @param {ThreadStore} threads @param {UpdateHooks} hooks */
  constructor(inbox, threads, hooks) {
    this.#inbox = inbox;
    this.#threads = threads;
    this.#hooks = hooks;
  }

  /**
   * An answer of the cursor, asked at `askedAt`; the `first` is a snapshot, where nothing is new.
   *
   * @param {AgentEvents} answer
   * @param {{first: boolean, askedAt: number}} how
   */
  applyAnswer(answer, { first, askedAt }) {
    if (first) this.#removeAllBut(answer.chats);
    const coming = answer.chats.filter((chat) => !this.#inbox.has(chat.id));
    for (const { chat_room_id: chatId, event } of answer.events) this.#applyEvent(chatId, event, coming);
    for (const chat of answer.chats) this.#applyListedChat(chat, first);
    for (const chatId of answer.gone) this.#inbox.remove(chatId);
    this.#applyQueueList(answer.queue, { first, askedAt });
    for (const { id } of [...answer.chats, ...this.#inbox.queue.chats]) this.#known.add(id);
    this.#inbox.setCounts(answer.counts);
    this.#hooks.noted(answer.notifications, answer.unread_notifications, askedAt);
    this.#hooks.counted(answer.counts, coming.length + answer.gone.length > 0);
    if (first) this.#hooks.began();
    this.#hooks.changed();
  }

  /** @param {Frame} frame of the WebSocket */
  applyFrame(frame) {
    if (frame.type === "event") this.#applyPushedEvent(frame.chat_room_id, frame.event);
    else if (frame.type === "queue") this.#applyQueuePush(frame.chat_room_id, frame.seq, frame.chat);
    else if (frame.type === "notification") this.#hooks.notified(frame.notification);
    else if (frame.type === "typing" && frame.by === "user") this.#applyTyping(frame.chat_room_id);
    else if (frame.type === "ready" || frame.type === "lost") this.#hooks.missed();
    this.#hooks.changed();
  }

  /** @param {string} chatId @param {ChatEvent} event */
  #applyPushedEvent(chatId, event) {
    const isComplete = this.#applyEvent(chatId, event);
    // A push lacks what the counts say, and may have lost one before it.
    if (!isComplete || !["message", "read"].includes(event.type)) this.#hooks.missed();
  }

  /**
   * @param {string} chatId
   * @param {ChatEvent} event
   * @param {Chat[]} [coming] own chats that the inbox does not hold yet: a guest's message may have reopened one
   */
  #applyEvent(chatId, event, coming = []) {
    const isComplete = this.#inbox.applyEvent(chatId, event);
    this.#threads.apply(chatId, event);
    const chat = this.#inbox.find(chatId) ?? coming.find((each) => each.id === chatId) ?? this.#threads.find(chatId);
    if (event.type === "message") this.#applyMessage(chatId, event.message, chat);
    return isComplete;
  }

  /**
   * An own chat as the cursor shows it: what was written before it came is in no event.
   *
   * @param {Chat} chat
   * @param {boolean} first
   */
  #applyListedChat(chat, first) {
    const known = this.#inbox.lastKnown(chat.id);
    // One from before this page was loaded is back: its guest wrote.
    const isBack = !first && !this.#known.has(chat.id) && chat.unread_messages_count > 0;
    const isNew = known ? this.#inbox.waitTimes.detectUntoldMessage(chat, known) : isBack;
    this.#inbox.upsert(chat);
    this.#threads.reached(chat.id, chat.seq);
    if (isNew) this.#hooks.arrived(chat, { content: chat.last_message });
  }

  /** @param {string} chatId @param {Message} message @param {ShownChat} [chat] */
  #applyMessage(chatId, message, chat) {
    if (chat) this.#known.add(chatId);
    const isNew = chat && this.#inbox.waitTimes.applyMessage(chatId, message);
    if (message.sender_type === "agent") return this.#hooks.stored(message);
    this.#endTyping(chatId);
    if (isNew) this.#hooks.arrived(chat, message);
  }

  /** @param {Chat[] | null} chats @param {{first: boolean, askedAt: number}} how */
  #applyQueueList(chats, { first, askedAt }) {
    const came = this.#inbox.queue.applyList(chats, askedAt);
    if (!first) for (const chat of came) this.#hooks.came(chat);
    if (chats && this.#inbox.queue.mayLag) setBackgroundTimeout(this.#hooks.missed, ASK_AGAIN_MS);
  }

  /** @param {string} chatId @param {number} seq @param {Chat} [chat] */
  #applyQueuePush(chatId, seq, chat) {
    this.#known.add(chatId);
    for (const each of this.#inbox.queue.applyPush(chatId, seq, chat)) this.#hooks.came(each);
  }

  /** @param {Chat[]} chats */
  #removeAllBut(chats) {
    const held = new Set(chats.map((chat) => chat.id));
    for (const { id } of this.#inbox.mine) if (!held.has(id)) this.#inbox.remove(id);
  }

  /** @param {string} chatId */
  #applyTyping(chatId) {
    this.#endTyping(chatId);
    this.#inbox.setTyping(chatId, true);
    const end = () => {
      this.#inbox.setTyping(chatId, false);
      this.#hooks.changed();
    };
    this.#typing.set(chatId, setBackgroundTimeout(end, TYPING_MS));
  }

  /** @param {string} chatId */
  #endTyping(chatId) {
    this.#typing.get(chatId)?.();
    this.#inbox.setTyping(chatId, false);
  }
}
