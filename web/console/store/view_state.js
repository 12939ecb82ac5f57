/** What the agent has on screen: a tab, what is searched for, which pane a phone shows. */

/**
 * @import { InboxStore } from "./inbox.js"
 * @import { PagedLists } from "./lists.js"
 * @import { Chat, Status } from "../types.d.ts"
 *
 * @typedef {Status} Tab
 * @typedef {"list" | "thread" | "card"} Pane narrow screens show one at a time
 * @typedef {Chat & {gone?: boolean}} ListedChat `gone` keeps its place and is in the list no more
 *
 * @typedef {object} Page
 * @property {() => boolean} hasRoomForTwo whether the list and a chat are shown side by side
 * @property {() => boolean} isWatched whether somebody can be looking at the page
 */

/** @type {Tab[]} */
export const TABS = ["active", "waiting", "resolved", "closed"];

export class ViewState {
  /** @type {Tab} */
  tab = "active";
  /** Whether a tab was asked for, by a person or by what they left. */
  isChosen = false;
  search = "";
  /** @type {Pane} */
  pane = "list";
  /** @type {string | null} the id of the chat on screen */
  selected = null;
  #inbox;
  #lists;
  #page;
  /** @type {ListedChat[] | null} the list as it stands while the pointer is over it; null while it is not */
  #held = null;
  /** @type {ListedChat[]} */
  #shown = [];

  /** @param {InboxStore} inbox @param {PagedLists} lists @param {Page} page */
  constructor(inbox, lists, page) {
    this.#inbox = inbox;
    this.#lists = lists;
    this.#page = page;
  }

  /** @param {Tab} status @returns whether a tab's list is read page by page, not kept live */
  isPaged(status) {
    return ["resolved", "closed"].includes(status) || (status === "active" && this.#inbox.isAdmin);
  }

  /** Whether somebody can be looking at the chat. */
  get isLookedAt() {
    const isShown = this.selected !== null && (this.#page.hasRoomForTwo() || this.pane === "thread");
    return isShown && this.#page.isWatched();
  }

  /** @param {Tab} status */
  show(status) {
    this.tab = status;
    this.isChosen = true;
    this.letGo();
  }

  /** @param {string} words */
  searchFor(words) {
    this.search = words;
    this.letGo();
  }

  /** @param {string} chatId */
  select(chatId) {
    this.selected = chatId;
    this.pane = "thread";
  }

  /** Keeps every chat in its place for as long as the pointer is over the list. */
  hold() {
    this.#held ??= this.#shown;
  }

  letGo() {
    this.#held = null;
  }

  /** The tab's chats that match the search, in the order in which they stand. */
  chats() {
    const found = this.#all().filter((chat) => matches(chat, this.search));
    this.#shown = this.#held ? inPlace(this.#held, found) : found;
    if (this.#held) this.#held = this.#shown;
    return this.#shown;
  }

  #all() {
    if (this.tab === "waiting") return this.#inbox.queue.chats;
    if (!this.isPaged(this.tab)) return this.#inbox.mine;
    const { chats, askedAt } = this.#lists.of(this.tab);
    return this.#inbox.corrected(chats, askedAt, this.tab);
  }
}

/**
 * Chats keep their places, ones that left stay as `gone`, new ones come last.
 *
 * @param {ListedChat[]} held
 * @param {Chat[]} found
 * @returns {ListedChat[]}
 */
function inPlace(held, found) {
  const now = new Map(found.map((chat) => [chat.id, chat]));
  const stay = held.map((chat) => now.get(chat.id) ?? { ...chat, gone: true });
  const known = new Set(held.map((chat) => chat.id));
  return [...stay, ...found.filter((chat) => !known.has(chat.id))];
}

/** @param {Chat} chat @param {string} search */
function matches(chat, search) {
  const { full_name: name, email } = chat.chat_user;
  const heap = plain([name, email, chat.subject, chat.last_message].join(" "));
  return plain(search)
    .split(/\s+/)
    .every((word) => heap.includes(word));
}

/** @param {string} words */
const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
