/** What the agent has begun to write, by chat; it outlives a reload of the tab. */
import { Storage } from "./browser_storage.js";

export class Drafts {
  #storage = new Storage("sessionStorage");

  constructor(agentId) {
    this.key = `console.drafts.${agentId}`;
    this.texts = this.#storage.read(this.key) ?? {};
  }

  of(chatId) {
    return this.texts[chatId] ?? "";
  }

  keep(chatId, content) {
    if (content) this.texts[chatId] = content;
    else delete this.texts[chatId];
    this.#storage.write(this.key, this.texts);
  }

  clear() {
    this.texts = {};
    this.#storage.write(this.key, null);
  }
}
