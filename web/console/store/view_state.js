/** What the agent has on screen: a tab, what is searched for, which pane a phone shows. */

export const TABS = ["active", "waiting", "resolved", "closed"];

/** Whether the list and a chat are shown side by side. */
export const ROOM_FOR_TWO = window.matchMedia("(min-width: 720px)");

export class ViewState {
  tab = "active";
  /** Whether a tab was asked for, by a person or by what they left. */
  isChosen = false;
  search = "";
  /** `list`, `thread` or `card`: narrow screens show one at a time. */
  pane = "list";
  selected = null;
  /** The list as it stands while the pointer is over it; null while it is not. */
  held = null;
  #shown = [];

  /**
   * @param {import("./inbox.js").InboxStore} inbox
   * @param {import("./lists.js").Lists} lists
   */
  constructor(inbox, lists) {
    Object.assign(this, { inbox, lists });
  }

  /** Whether a tab's list is read page by page, not kept live. */
  isPaged(status) {
    return ["resolved", "closed"].includes(status) || (status === "active" && this.inbox.isAdmin);
  }

  /** Whether somebody can be looking at the chat. */
  get isLookedAt() {
    const isShown = this.selected !== null && (ROOM_FOR_TWO.matches || this.pane === "thread");
    return isShown && document.visibilityState === "visible" && document.hasFocus();
  }

  show(status) {
    this.tab = status;
    this.isChosen = true;
    this.letGo();
  }

  searchFor(words) {
    this.search = words;
    this.letGo();
  }

  select(chatId) {
    this.selected = chatId;
    this.pane = "thread";
  }

  /** Keeps every chat in its place for as long as the pointer is over the list. */
  hold() {
    this.held ??= this.#shown;
  }

  letGo() {
    this.held = null;
  }

  /** The tab's chats that match the search, in the order in which they stand. */
  chats() {
    const found = this.#all().filter((chat) => matches(chat, this.search));
    this.#shown = this.held ? inPlace(this.held, found) : found;
    if (this.held) this.held = this.#shown;
    return this.#shown;
  }

  #all() {
    if (this.tab === "waiting") return this.inbox.queue.chats;
    if (!this.isPaged(this.tab)) return this.inbox.mine;
    const { chats, askedAt } = this.lists.of(this.tab);
    return this.inbox.corrected(chats, askedAt, this.tab);
  }
}

/** Chats keep their places, ones that left stay as `gone`, new ones come last. */
function inPlace(held, found) {
  const now = new Map(found.map((chat) => [chat.id, chat]));
  const stay = held.map((chat) => now.get(chat.id) ?? { ...chat, gone: true });
  const known = new Set(held.map((chat) => chat.id));
  return [...stay, ...found.filter((chat) => !known.has(chat.id))];
}

function matches(chat, search) {
  const { full_name: name, email } = chat.chat_user;
  const heap = plain([name, email, chat.subject, chat.last_message].join(" "));
  return plain(search)
    .split(/\s+/)
    .every((word) => heap.includes(word));
}

const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
