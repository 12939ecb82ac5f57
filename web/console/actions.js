/** What an agent does with chats: pick, take, answer, resolve, close. */
import { ApiError } from "./api.js";

/**
 * @import { App } from "./app.js"
 * @import { Tab } from "./store/view_state.js"
 * @import { Chat, Message, ShownChat } from "./types.d.ts"
 */

export class Actions {
  #app;
  /** @type {Set<string>} */
  #busy = new Set();

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
  }

  /** @param {string} chatId @returns whether a call about the chat is on its way */
  isBusy(chatId) {
    return this.#busy.has(chatId);
  }

  /** @param {ShownChat} chat */
  select(chat) {
    this.#app.viewState.select(chat.id);
    this.#app.threads.open(chat);
  }

  /**
   * A chat of which the id is known. Throws what the API refused.
   *
   * @param {string} chatId
   */
  async find(chatId) {
    const { api, inbox, lists } = this.#app;
    return inbox.find(chatId) ?? lists.find(chatId) ?? api.chat(chatId);
  }

  /** @param {1 | -1} step picks the next chat down the list, or up */
  move(step) {
    const { chats, place } = this.#listed();
    const next = place < 0 ? chats.at(step > 0 ? 0 : -1) : chats[place + step];
    if (next) this.select(next);
  }

  /** @param {Tab} status */
  showTab(status) {
    const { viewState, lists } = this.#app;
    viewState.show(status);
    if (viewState.isPaged(status)) lists.load(status);
    this.#app.changed();
  }

  /** Takes the chat on screen if it waits, else the one that waits longest. */
  async take() {
    const { inbox, threads, viewState } = this.#app;
    const shown = threads.current?.chat;
    const chat = shown?.status === "waiting" ? shown : inbox.queue.chats[0];
    if (!chat) return;
    const { tab, selected, pane } = viewState;
    const taken = await this.#call(chat.id, () => this.#app.api.take(chat.id));
    if (!taken || viewState.tab !== tab || viewState.selected !== selected) return;
    this.showTab("active");
    const isElsewhere = chat.id !== selected && this.#app.isWriting;
    if (viewState.pane === pane && !isElsewhere) this.select(inbox.find(chat.id) ?? chat);
  }

  /** @returns whether the chat on screen is resolved now */
  async resolve() {
    const chat = this.#app.threads.current?.chat;
    return Boolean(chat && (await this.#call(chat.id, () => this.#app.api.resolve(chat.id))));
  }

  /** Goes on to the next chat, unless the agent has gone elsewhere meanwhile, or writes. */
  async resolveAndNext() {
    const { chats, place } = this.#listed();
    const next = chats[place + 1] ?? chats[place - 1];
    const id = this.#app.threads.current?.id;
    const isResolved = await this.resolve();
    const isHere = id === this.#app.threads.current?.id && !this.#app.isWriting;
    if (isResolved && isHere && next && place >= 0) this.select(next);
  }

  async close() {
    const chat = this.#app.threads.current?.chat;
    if (chat) await this.#call(chat.id, () => this.#app.api.close(chat.id));
  }

  /** @param {string} chatId @param {string} content */
  send(chatId, content) {
    this.#app.outbox.add(chatId, content);
  }

  /**
   * A message of one's own is stored; the first one on a chat takes it, one on a resolved reopens it.
   *
   * @param {Message} message
   */
  async sent(message) {
    const { inbox, threads, api } = this.#app;
    const chatId = message.chat_room_id;
    threads.apply(chatId, { type: "message", seq: message.seq, message });
    inbox.waitTimes.applyMessage(chatId, message);
    const chat = inbox.find(chatId);
    if (chat && inbox.owns(chat)) this.#app.changed();
    // Not something that the agent does: what is done meanwhile must not be passed over.
    else await this.#apply(chatId, () => api.chat(chatId));
  }

  /** The chats of the list, and which of them is on screen. */
  #listed() {
    const { viewState, threads } = this.#app;
    const chats = viewState.chats().filter((chat) => !chat.gone);
    return { chats, place: chats.findIndex((chat) => chat.id === threads.current?.id) };
  }

  /**
   * What an agent does to a chat, one thing at a time.
   *
   * @param {string} chatId @param {() => Promise<Chat>} call @returns {Promise<Chat | null>} null if it failed
   */
  async #call(chatId, call) {
    if (this.#busy.has(chatId)) return null;
    this.#busy.add(chatId);
    this.#app.changed();
    try {
      return await this.#apply(chatId, call);
    } finally {
      this.#busy.delete(chatId);
      this.#app.changed();
    }
  }

  /** @param {string} chatId @param {() => Promise<Chat>} call @returns {Promise<Chat | null>} null if it failed */
  async #apply(chatId, call) {
    try {
      const chat = await call();
      this.#app.inbox.applyConfirmed(chat);
      this.#app.threads.renew(chat);
      return chat;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#failed(chatId, error);
      return null;
    } finally {
      this.#app.live.refresh();
      this.#app.changed();
    }
  }

  /** @param {string} chatId @param {ApiError} error */
  #failed(chatId, error) {
    this.#app.tell(error.message);
    if (error.status !== 409) return;
    this.#app.inbox.markTaken(chatId);
    this.#app.threads.refuse(chatId, error.message);
  }
}
