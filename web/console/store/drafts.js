/** What the agent has begun to write, by chat; it outlives a reload of the tab. */
import { Storage } from "./browser_storage.js";

/** How many characters the API takes in a message, after trimming. */
export const MOST_CHARACTERS = 4_000;

/**
 * What is sent of what was written: word processors and old messengers paste line breaks and marks that the API refuses.
 *
 * @param {string} written
 */
export function cleaned(written) {
  return written
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .trim();
}

/** @param {string} written @returns how many characters of it are sent; an emoji may have several */
export const lengthOf = (written) => [...cleaned(written)].length;

export class Drafts {
  #storage = new Storage("sessionStorage");
  #key;
  /** @type {Record<string, string>} chat id -> what is written */
  #texts;
  /** @type {Map<string, string>} chat id -> why the API gave the text back */
  #refusals = new Map();
  /** @type {Set<string>} ids of the chats whose composer does not show yet what was given back */
  #returned = new Set();

  /** @param {string} agentId */
  constructor(agentId) {
    this.#key = `console.drafts.${agentId}`;
    this.#texts = this.#storage.read(this.#key) ?? {};
  }

  /** @param {string} chatId */
  of(chatId) {
    return this.#texts[chatId] ?? "";
  }

  /** @param {string} chatId @returns why its text was refused; null once it is changed */
  refusalOf(chatId) {
    return this.#refusals.get(chatId) ?? null;
  }

  /** @param {string} chatId @param {string} content */
  keep(chatId, content) {
    this.#refusals.delete(chatId);
    if (content) this.#texts[chatId] = content;
    else delete this.#texts[chatId];
    this.#storage.write(this.#key, this.#texts);
  }

  /**
   * A text that was refused can be corrected: it stands before what was begun since.
   *
   * @param {string} chatId
   * @param {string} content
   * @param {string} why
   */
  giveBack(chatId, content, why) {
    this.keep(chatId, [content, this.of(chatId)].filter(Boolean).join("\n"));
    this.#refusals.set(chatId, why);
    this.#returned.add(chatId);
  }

  /** @param {string} chatId @returns whether a text was given back since this was asked last */
  takeReturned(chatId) {
    return this.#returned.delete(chatId);
  }

  clear() {
    this.#texts = {};
    this.#refusals.clear();
    this.#storage.write(this.#key, null);
  }
}
