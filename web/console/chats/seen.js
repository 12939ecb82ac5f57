/** Tells the server that the messages on screen were read. */
export class Seen {
  #marking = false;

  /**
   * @param {object} api the calls
   * @param {import("./inbox.js").InboxStore} inbox
   * @param {() => void} changed
   */
  constructor(api, inbox, changed) {
    Object.assign(this, { api, inbox, changed });
  }

  /** @param {() => import("./thread.js").Thread | null} shown the chat that somebody can be looking at, asked again after each call */
  async mark(shown) {
    const thread = shown();
    if (this.#marking || !thread?.loaded || !this.#canMark(thread)) return;
    this.#marking = true;
    const upTo = thread.lastSeq;
    const marked = await this.api.markRead(thread.id).catch((error) => error);
    this.#marking = false;
    if (marked instanceof Error) return;
    thread.apply({ type: "read", by: "agent", up_to: upTo });
    this.inbox.markRead(thread.id);
    this.changed();
    this.mark(shown);
  }

  #canMark(thread) {
    const unread = thread.messages.some((each) => each.sender_type === "user" && !each.is_read);
    return unread && this.inbox.owns(thread.chat);
  }
}
