/** What the agent has begun to write, by chat; it outlives a reload of the tab. */
import { Storage } from "./browser_storage.js";

export class Drafts {
  #storage = new Storage("sessionStorage");
  #key;
  /** @type {Record<string, string>} chat id -> what is written */
  #texts;

  /** @param {string} agentId */
  constructor(agentId) {
    this.#key = `console.drafts.${agentId}`;
    this.#texts = this.#storage.read(this.#key) ?? {};
  }

  /** @param {string} chatId */
  of(chatId) {
    return this.#texts[chatId] ?? "";
  }

  /** @param {string} chatId @param {string} content */
  keep(chatId, content) {
    if (content) this.#texts[chatId] = content;
    else delete this.#texts[chatId];
    this.#storage.write(this.#key, this.#texts);
  }

  clear() {
    this.#texts = {};
    this.#storage.write(this.#key, null);
  }
}
