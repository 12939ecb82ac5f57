/** Keeps an agent's console up to date: the cursor, the WebSocket, one chat looked at, and an admin's list. */
import { currentLanguage, text } from "../locales/text.js";
import { ChatFollower } from "./chat_follower.js";
import { Cursor } from "./cursor.js";
import { measureClock } from "./server_clock.js";
import { Socket } from "./socket.js";
import { setBackgroundInterval } from "./timers.js";

/**
 * @import { App } from "../app.js"
 * @import { Thread } from "../store/thread.js"
 * @import { UpdateReducer } from "../store/update_reducer.js"
 * @import { Login } from "../types.d.ts"
 */

const TYPING_MS = 3_000;
const LOOK_MS = 5_000;
const AGENT_MS = 60_000;
const PAGE_MS = 15_000; // for each page that is on screen, so that a long list costs no more calls

export class LiveUpdates {
  #app;
  #cursor;
  /** @type {Socket | null} */
  #socket = null;
  #follower;
  /** @type {Map<string, number>} chat id -> when the guest was last told that the agent types */
  #toldTyping = new Map();
  #agentReadAt = 0;
  #ends = new AbortController();
  #unwatch = () => {};

  /** @param {App} app @param {Login} login @param {UpdateReducer} reducer */
  constructor(app, { live_url: url, token }, reducer) {
    this.#app = app;
    if (url) {
      const hello = () => ({ action: "authenticate", token, language: currentLanguage() });
      this.#socket = new Socket(url, { hello, hear: (frame) => reducer.applyFrame(frame) });
    }
    this.#cursor = new Cursor({
      ask: (after) => app.api.agentEvents(after),
      tell: (answer, how) => {
        reducer.applyAnswer(answer, how);
        if (Date.now() - this.#agentReadAt >= AGENT_MS) this.#readAgent();
      },
      isPushed: () => this.#socket?.ready ?? false,
    });
    this.#follower = new ChatFollower({
      ask: (chatId, seq) => app.api.chatEvents(chatId, seq),
      tell: (chatId, { events }) => {
        for (const event of events) app.threads.apply(chatId, event);
        app.changed();
      },
      refused: (chatId, error) => app.threads.refuse(chatId, error.status === 403 ? text("taken") : error.message),
    });
  }

  start() {
    const { signal } = this.#ends;
    addEventListener("online", () => this.#wake(), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && this.#wake(), { signal });
    addEventListener("focus", () => this.#look(), { signal });
    document.addEventListener("visibilitychange", () => this.#look(), { signal });
    this.#app.agentSignal.listen(() => this.#readAgent(), signal);
    this.#unwatch = setBackgroundInterval(() => this.#watchList(), LOOK_MS);
    measureClock();
    this.#cursor.start();
    this.#socket?.open();
    this.#app.outbox.flush();
  }

  stop() {
    this.#ends.abort();
    this.#unwatch();
    this.#cursor.stop();
    this.#socket?.stop();
    this.#follower.follow(null);
  }

  /** Asks for what is new, now. */
  refresh() {
    this.#cursor.now();
  }

  /** @param {string} chatId its guest is told that the agent types, now and then */
  notifyTyping(chatId) {
    if (Date.now() - (this.#toldTyping.get(chatId) ?? 0) < TYPING_MS) return;
    this.#toldTyping.set(chatId, Date.now());
    this.#socket?.send({ action: "typing", chat_room_id: chatId });
  }

  /** @param {Thread | null} thread what is on screen; followed if it is another's, and not over */
  followThread(thread) {
    const foreign = thread?.loaded && !this.#app.inbox.owns(thread.chat) && thread.chat.status !== "closed";
    this.#follower.follow(foreign ? thread.id : null, thread?.seq);
  }

  /** The network is back, or the page: what was open leads nowhere. */
  #wake() {
    this.#readAgent();
    this.#socket?.renew();
    this.#cursor.now();
    this.#app.outbox.flush();
  }

  /** The agent's record is in no push: it is read along with the cursor, now and then. */
  #readAgent() {
    this.#agentReadAt = Date.now();
    this.#app.readAgent();
  }

  /** Somebody looks. */
  #look() {
    this.#readAgent();
    measureClock();
    this.#socket?.check();
    this.#app.threads.markSeen();
    this.#cursor.now();
  }

  /** Others' chats are not pushed to an admin: the list on screen is read anew now and then, the counts with it. */
  #watchList() {
    const { inbox, lists, viewState } = this.#app;
    const { tab } = viewState;
    if (!inbox.isAdmin || !viewState.isPaged(tab) || document.visibilityState !== "visible") return;
    const { askedAt, pages, loading } = lists.of(tab);
    if (loading || Date.now() - askedAt < PAGE_MS * pages) return;
    lists.load(tab);
    this.#cursor.now();
  }
}
