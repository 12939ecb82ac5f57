/** What an agent does with chats: pick, take, answer, resolve, close. */
import { ApiError } from "./api.js";

export class Actions {
  #busy = new Set();

  /** @param {object} app `api`, `inbox`, `threads`, `lists`, `outbox`, `viewState`, `cursor`, `changed`, `tell` */
  constructor(app) {
    this.app = app;
  }

  isBusy(chatId) {
    return this.#busy.has(chatId);
  }

  select(chat) {
    this.app.viewState.select(chat.id);
    this.app.threads.open(chat);
  }

  /** A chat of which the id is known. Throws what the API refused. */
  async find(chatId) {
    const { api, inbox, lists } = this.app;
    return inbox.find(chatId) ?? lists.find(chatId) ?? api.chat(chatId);
  }

  /** Picks the chat `step` places further down the list. */
  move(step) {
    const { viewState, threads } = this.app;
    const chats = viewState.chats().filter((chat) => !chat.gone);
    const place = chats.findIndex((chat) => chat.id === threads.current?.id);
    const next = place < 0 ? chats.at(step > 0 ? 0 : -1) : chats[place + step];
    if (next) this.select(next);
  }

  showTab(status) {
    const { viewState, lists } = this.app;
    viewState.show(status);
    if (viewState.isPaged(status)) lists.load(status);
    this.app.changed();
  }

  /** Takes the chat on screen if it waits, else the one that waits longest. */
  async take() {
    const { inbox, threads } = this.app;
    const shown = threads.current?.chat;
    const chat = shown?.status === "waiting" ? shown : inbox.queue.chats[0];
    if (!chat) return;
    const { viewState } = this.app;
    const { tab, selected, pane } = viewState;
    const taken = await this.#call(chat.id, () => this.app.api.take(chat.id));
    if (!taken || viewState.tab !== tab || viewState.selected !== selected) return;
    this.showTab("active");
    if (viewState.pane === pane) this.select(inbox.find(chat.id) ?? chat);
  }

  async resolve() {
    const chat = this.app.threads.current?.chat;
    if (chat) await this.#call(chat.id, () => this.app.api.resolve(chat.id));
  }

  async resolveAndNext() {
    const { viewState, threads } = this.app;
    const chats = viewState.chats().filter((chat) => !chat.gone);
    const place = chats.findIndex((chat) => chat.id === threads.current?.id);
    const next = chats[place + 1] ?? chats[place - 1];
    await this.resolve();
    if (next && place >= 0) this.select(next);
  }

  async close() {
    const chat = this.app.threads.current?.chat;
    if (chat) await this.#call(chat.id, () => this.app.api.close(chat.id));
  }

  send(content) {
    this.app.outbox.add(this.app.threads.current.id, content);
  }

  /** A message of one's own is stored; the first one on a chat takes it, one on a resolved reopens it. */
  async sent(message) {
    const { inbox, threads, api, changed } = this.app;
    const chatId = message.chat_room_id;
    threads.apply(chatId, { type: "message", seq: message.seq, message });
    inbox.waitTimes.applyMessage(chatId, message);
    const chat = inbox.find(chatId);
    if (chat && inbox.owns(chat)) return changed();
    return this.#call(chatId, () => api.chat(chatId));
  }

  async #call(chatId, call) {
    if (this.#busy.has(chatId)) return null;
    this.#busy.add(chatId);
    this.app.changed();
    try {
      const chat = await call();
      this.app.inbox.applyConfirmed(chat);
      this.app.threads.renew(chat);
      return chat;
    } catch (error) {
      this.#failed(chatId, error);
      return null;
    } finally {
      this.#busy.delete(chatId);
      this.app.cursor.now();
      this.app.changed();
    }
  }

  #failed(chatId, error) {
    if (!(error instanceof ApiError)) throw error;
    this.app.tell(error.message);
    if (error.status !== 409) return;
    this.app.inbox.markTaken(chatId);
    this.app.threads.refuse(chatId, error.message);
  }
}
