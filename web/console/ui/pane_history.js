/** The way back: the browser's history of panes, and the place to which a reload returns. */
import { Storage } from "../store/browser_storage.js";
import { ROOM_FOR_TWO } from "../store/view_state.js";

const BOTTOM = { pane: "list", chatId: null, depth: 0 };

export class PaneHistory {
  #running = false;
  #goingBack = false;

  /** @param {object} app `actions`, `viewState`, and `showPane(pane)` once something is drawn */
  constructor(app) {
    this.app = app;
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
    const { selected: chatId } = this.app.viewState;
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
    const { pane } = this.app.viewState;
    return pane === "thread" && ROOM_FOR_TWO.matches ? "list" : pane;
  }

  #back(steps) {
    this.#goingBack = true;
    history.go(-steps);
  }

  /** Where the person went back or forth to is shown; where the page went back itself, what is shown stands. */
  #returned = async () => {
    const own = this.#goingBack;
    this.#goingBack = false;
    if (own) return this.update();
    const { actions, viewState, showPane } = this.app;
    const { chatId } = here();
    if (!chatId || chatId === viewState.selected) return showPane(here().pane);
    const chat = await actions.find(chatId).catch(() => null);
    if (chatId !== here().chatId) return;
    if (chat) actions.select(chat);
    showPane(chat ? here().pane : "list");
  };
}

const here = () => history.state ?? BOTTOM;

const STORAGE = new Storage("sessionStorage");

/** Keeps the tab, the chat and the pane on screen, whenever they change; `agentId` is whose place it is. */
export function keepPlace(agentId, { tab, selected, pane }) {
  STORAGE.write(key(agentId), { tab, selected, pane });
}

export const forgetPlace = (agentId) => STORAGE.write(key(agentId), null);

/** Goes back there once the first news are in; a new login begins where somebody waits. */
export async function returnToPlace(app) {
  const { actions, inbox, viewState, threads } = app;
  if (threads.current || viewState.isChosen) return;
  const place = STORAGE.read(key(inbox.agent.id));
  const beginning = inbox.mine.length === 0 && inbox.queue.chats.length > 0 ? "waiting" : "active";
  actions.showTab(place?.tab ?? beginning);
  const chat = place?.selected && (await actions.find(place.selected).catch(() => null));
  if (!chat || threads.current) return;
  actions.select(chat);
  viewState.pane = place.pane;
}

const key = (agentId) => `console.place.${agentId}`;
