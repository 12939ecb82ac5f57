/** An agent at work: what the console knows and does, from the login to the logout. */
import { Actions } from "./actions.js";
import { ApiError } from "./api.js";
import { LiveUpdates } from "./live/updates.js";
import { text } from "./locales/text.js";
import { TabSignal } from "./store/browser_storage.js";
import { Changes } from "./store/changes.js";
import { Drafts } from "./store/drafts.js";
import { InboxStore } from "./store/inbox.js";
import { PagedLists } from "./store/lists.js";
import { NotificationStore } from "./store/notifications.js";
import { Outbox } from "./store/outbox.js";
import { ThreadStore } from "./store/threads.js";
import { UpdateReducer } from "./store/update_reducer.js";
import { ViewState } from "./store/view_state.js";
import { alertToChat, alertToMessage, closeNotices, showInTitle } from "./ui/alerts.js";
import { askBeforeLeaving } from "./ui/dialogs.js";
import { forgetPlace, keepPlace, PaneHistory, ROOM_FOR_TWO, returnToPlace } from "./ui/pane_history.js";
import { Bell, ring } from "./ui/sound.js";

/**
 * @import { Api } from "./api.js"
 * @import { Preferences, Session, Choices } from "./store/browser_storage.js"
 * @import { OutboxItem } from "./store/outbox.js"
 * @import { Pane } from "./store/view_state.js"
 * @import { Agent, Login, ShownChat } from "./types.d.ts"
 */

/**
 * What draws the app.
 *
 * @typedef {object} AppView
 * @property {() => void} update draws what has changed
 * @property {(pane: Pane) => void} focus
 * @property {() => void} focusComposer
 * @property {() => boolean} isWriting whether a field has the focus
 * @property {(words: string) => void} tell shows a short note
 * @property {(line: string) => void} announce tells people who listen to the page
 */

/**
 * What stands around the app: the page with its login.
 *
 * @typedef {object} Shell
 * @property {<Name extends keyof Choices>(name: Name, value: Choices[Name]) => void} prefer
 * @property {() => void} logOut
 */

export class App {
  /** Whether it shows what the server knows: what keys do to chats would be done blindly before. */
  isReady = false;
  /** Calls this browser's other tabs once the agent's record has changed. */
  agentSignal = new TabSignal("console.agent");
  #agentVersion = 0; // what was asked before a change of one's own has no weight
  #changes = new Changes();
  /** @type {AppView | null} */
  #view = null;
  #session;
  #shell;
  #bell = new Bell(ring);
  #paneHistory;

  /**
   * @param {Api} api
   * @param {Session} session
   * @param {Login} login of the session
   * @param {Preferences} preferences
   * @param {Shell} shell
   */
  constructor(api, session, login, preferences, shell) {
    const changed = () => this.changed();
    const { agent } = login;
    this.api = api;
    this.#session = session;
    this.preferences = preferences;
    this.#shell = shell;
    this.inbox = new InboxStore(agent);
    this.lists = new PagedLists(api, changed);
    this.viewState = new ViewState(this.inbox, this.lists, {
      hasRoomForTwo: () => ROOM_FOR_TWO.matches,
      isWatched: () => document.visibilityState === "visible" && document.hasFocus(),
    });
    this.threads = new ThreadStore(api, this.inbox, {
      changed,
      isLookedAt: () => this.viewState.isLookedAt,
      moved: (thread) => this.live.followThread(thread),
    });
    this.notifications = new NotificationStore(api, changed);
    this.drafts = new Drafts(agent.id);
    this.outbox = new Outbox(agent.id, {
      send: (item) => api.send(item.chatId, item.content, item.id),
      sent: (message) => this.actions.sent(message),
      refused: () => this.live.refresh(),
      returned: (item, why) => this.#giveBack(item, why),
      changed,
    });
    this.actions = new Actions(this);
    this.live = new LiveUpdates(this, login, this.#reducer());
    this.#paneHistory = new PaneHistory(this);
    this.#changes.listen(() => this.#follow());
  }

  start() {
    this.live.start();
  }

  stop() {
    this.#changes.stop();
    this.live.stop();
    this.#paneHistory.stop();
    this.notifications.stop();
    this.outbox.stop();
    this.#bell.set([]);
    askBeforeLeaving(false);
    closeNotices(() => false);
    showInTitle(0);
  }

  /** Leaves nothing of the guests' words in this browser. */
  forget() {
    this.stop();
    this.outbox.clear();
    this.drafts.clear();
    forgetPlace(this.inbox.agent.id);
  }

  /** Says that something changed. Listeners are told once, after all that changes together. */
  changed() {
    this.#changes.changed();
  }

  /** @param {() => void} call @returns what ends it */
  listen(call) {
    return this.#changes.listen(call);
  }

  /** @param {AppView} view draws the app from now on */
  showIn(view) {
    this.#view = view;
  }

  /** @param {string} words */
  tell(words) {
    this.#view?.tell(words);
  }

  /** @param {string} line */
  announce(line) {
    this.#view?.announce(line);
  }

  /** @param {ShownChat} chat is shown, and can be answered at once */
  pick(chat) {
    this.actions.select(chat);
    this.#view?.update();
    this.focusChat();
  }

  /** Goes to where the chat on screen is answered; on a phone a keyboard would cover what was said. */
  focusChat() {
    if (ROOM_FOR_TWO.matches) this.#view?.focusComposer();
    else this.#view?.focus("thread");
  }

  /** Whether somebody is entering text: nothing may take another chat's composer under it. */
  get isWriting() {
    return this.#view?.isWriting() ?? false;
  }

  /** @param {string} chatId a chat that a notification tells of */
  async open(chatId) {
    this.notifications.seen(chatId);
    try {
      this.pick(await this.actions.find(chatId));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.tell(error.status === 403 ? text("taken") : error.message);
    }
  }

  /** @param {Pane} pane */
  showPane(pane) {
    this.viewState.pane = pane;
    this.threads.markSeen();
    this.#view?.update();
    this.#view?.focus(pane);
    this.changed();
  }

  /**
   * @template {keyof Choices} Name
   * @param {Name} name
   * @param {Choices[Name]} value
   */
  prefer(name, value) {
    this.#shell.prefer(name, value);
    this.changed();
  }

  /** @param {boolean} on */
  async setAvailability(on) {
    this.#agentVersion++;
    try {
      this.setAgent(await this.api.setAvailability(on));
      this.agentSignal.send();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.tell(error.message);
    }
    this.#agentVersion++;
  }

  /** Another tab or device may have changed the agent's availability. A failure shows in the banner. */
  async readAgent() {
    const version = this.#agentVersion;
    const agent = await this.api.me().catch(() => null);
    if (agent && version === this.#agentVersion) this.setAgent(agent);
  }

  /** @param {Agent} agent the record of the one who is logged in has changed */
  setAgent(agent) {
    this.#session.update(agent);
    this.inbox.agent = agent;
    this.changed();
  }

  logOut() {
    this.#shell.logOut();
  }

  #reducer() {
    return new UpdateReducer(this.inbox, this.threads, {
      arrived: (chat, message) => alertToMessage(this, chat, message),
      came: (chat) => alertToChat(this, chat),
      stored: (message) => this.outbox.remove(message.chat_room_id, message.client_message_id),
      began: () => returnToPlace(this).then(() => this.#began()),
      counted: (counts, moved) => this.lists.counted(counts, moved, this.viewState.tab),
      noted: (notifications, unread, askedAt) => this.notifications.learn(notifications, unread, askedAt),
      notified: (notification) => this.notifications.applyPush(notification),
      missed: () => this.live.refresh(),
      changed: () => this.changed(),
    });
  }

  /** The first news are in, and the place that was left is on screen again. */
  #began() {
    this.#paneHistory.start();
    if (!this.isReady && this.threads.current && !this.isWriting) {
      this.#view?.update();
      if (this.viewState.pane === "list") this.#view?.focus("list");
      else this.focusChat();
    }
    this.isReady = true;
  }

  /** @param {OutboxItem} item @param {string} why */
  #giveBack({ chatId, content }, why) {
    this.drafts.giveBack(chatId, content, why);
    this.announce(why);
    if (chatId !== this.threads.current?.id) this.tell(why);
    this.changed();
  }

  /** @param {string} chatId of a chat that nobody looks at, and that waits or has something unread */
  #isNews(chatId) {
    const isSeen = chatId === this.viewState.selected && this.viewState.isLookedAt;
    return !isSeen && this.inbox.isNews(chatId);
  }

  #follow() {
    const { inbox, viewState } = this;
    showInTitle(inbox.queue.chats.length + inbox.unread);
    if (this.threads.current) keepPlace(inbox.agent.id, viewState);
    if (viewState.selected && viewState.isLookedAt) this.notifications.seen(viewState.selected);
    this.notifications.settle((chatId, at) => inbox.isRead(chatId, at));
    closeNotices((chatId) => this.#isNews(chatId));
    this.#paneHistory.update();
    askBeforeLeaving(this.outbox.items.length > 0);
    const isHeard = inbox.agent.is_available && this.preferences.get("sound");
    this.#bell.set(isHeard ? inbox.queue.chats.map((chat) => chat.id) : []);
  }
}
