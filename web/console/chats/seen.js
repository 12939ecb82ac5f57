/** Tells the server that the messages on screen were read, if somebody can be looking at them. */
export class Seen {
  #marking = false;

  /**
   * @param {object} api the calls
   * @param {import("./desk.js").Desk} desk
   * @param {() => void} changed
   */
  constructor(api, desk, changed) {
    Object.assign(this, { api, desk, changed });
  }

  /** @param {() => import("./thread.js").Thread | null} shown the chat on screen, asked again after each call */
  async mark(shown) {
    const thread = shown();
    if (this.#marking || !thread?.loaded || !this.#canMark(thread)) return;
    this.#marking = true;
    const upTo = thread.lastSeq;
    const marked = await this.api.markRead(thread.id).catch((error) => error);
    this.#marking = false;
    if (marked instanceof Error) return;
    thread.apply({ type: "read", by: "agent", up_to: upTo });
    this.desk.readAll(thread.id);
    this.changed();
    this.mark(shown);
  }

  #canMark(thread) {
    const looking = document.visibilityState === "visible" && document.hasFocus();
    const unread = thread.messages.some((each) => each.sender_type === "user" && !each.is_read);
    return looking && unread && this.desk.owns(thread.chat);
  }
}
