/** The way back: the browser's history of panes, and the place to which a reload returns. */
import { Storage } from "../store/browser_storage.js";

/**
 * @import { App } from "../app.js"
 * @import { Pane, Tab, ViewState } from "../store/view_state.js"
 *
 * @typedef {{pane: Pane, chatId: string | null, depth: number}} Entry of the browser's history
 * @typedef {{tab: Tab, selected: string | null, pane: Pane}} Place
 */

/** Whether the list and a chat are shown side by side. */
export const ROOM_FOR_TWO = window.matchMedia("(min-width: 720px)");

/** @type {Entry} */
const BOTTOM = { pane: "list", chatId: null, depth: 0 };

/** A pane that covers another one is an entry of the browser's history. */
export class PaneHistory {
  #app;
  #running = false;
  #goingBack = false;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
  }

  /** Begins once the place that was left is on screen again: a reload keeps its entries. */
  start() {
    if (!this.#running) addEventListener("popstate", this.#returned);
    this.#running = true;
    this.update();
  }

  /** Leaves no entry behind that leads nowhere. */
  stop() {
    removeEventListener("popstate", this.#returned);
    if (this.#running && here().depth) history.go(-here().depth);
    this.#running = false;
  }

  /** Keeps the history to what is on screen. */
  update() {
    if (!this.#running || this.#goingBack) return;
    const { selected: chatId } = this.#app.viewState;
    const pane = this.#covering();
    const { depth, ...last } = here();
    const sameChat = chatId === last.chatId;
    if (pane === last.pane && (sameChat || pane === "list")) return;
    if (pane === "list") this.#back(depth);
    else if (pane === "thread" && last.pane === "card" && sameChat) this.#back(1);
    else if (pane === last.pane) history.replaceState({ pane, chatId, depth }, "");
    else history.pushState({ pane, chatId, depth: depth + 1 }, "");
  }

  /** The pane that covers others; `list` where none does. */
  #covering() {
    const { pane } = this.#app.viewState;
    return pane === "thread" && ROOM_FOR_TWO.matches ? "list" : pane;
  }

  /** @param {number} steps */
  #back(steps) {
    this.#goingBack = true;
    history.go(-steps);
  }

  /** Where the person went back or forth to is shown; where the page went back itself, what is shown stands. */
  #returned = async () => {
    const own = this.#goingBack;
    this.#goingBack = false;
    if (own) return this.update();
    const app = this.#app;
    const { chatId } = here();
    if (!chatId || chatId === app.viewState.selected) return app.showPane(here().pane);
    const chat = await app.actions.find(chatId).catch(() => null);
    if (chatId !== here().chatId) return;
    if (chat) app.actions.select(chat);
    app.showPane(chat ? here().pane : "list");
  };
}

/** @returns {Entry} */
const here = () => history.state ?? BOTTOM;

const STORAGE = new Storage("sessionStorage");

/**
 * Keeps the tab, the chat and the pane on screen, whenever they change: a reload of this tab leads back there.
 *
 * @param {string} agentId whose place it is
 * @param {Place} place
 */
export function keepPlace(agentId, { tab, selected, pane }) {
  STORAGE.write(key(agentId), { tab, selected, pane });
}

/** @param {string} agentId */
export const forgetPlace = (agentId) => STORAGE.write(key(agentId), null);

/**
 * Goes back there once the first news are in; a new login begins where somebody waits.
 *
 * @param {App} app
 */
export async function returnToPlace(app) {
  const { actions, inbox, viewState, threads } = app;
  if (threads.current || viewState.isChosen) return;
  /** @type {Place | null} */
  const place = STORAGE.read(key(inbox.agent.id));
  const beginning = inbox.mine.length === 0 && inbox.queue.chats.length > 0 ? "waiting" : "active";
  actions.showTab(place?.tab ?? beginning);
  if (!place?.selected) return;
  const chat = await actions.find(place.selected).catch(() => null);
  if (!chat || threads.current) return;
  actions.select(chat);
  viewState.pane = place.pane;
}

/** @param {string} agentId */
const key = (agentId) => `console.place.${agentId}`;
