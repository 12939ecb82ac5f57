/**
 * Which key presses are commands: one letter by itself, pressed on purpose. Whoever types a sentence where no field has the
 * focus must not run commands by its letters.
 */

const QUIET_MS = 1_000;

/**
 * @typedef {object} Press
 * @property {string} key
 * @property {boolean} [repeat] whether the key is held
 * @property {boolean} [shiftKey]
 * @property {boolean} [isWriting] whether it goes to a field
 */

export class CommandKeys {
  #commands;
  #now;
  #typedAt = Number.NEGATIVE_INFINITY;

  /** @param {string[]} commands their keys, in small letters @param {() => number} [now] in ms */
  constructor(commands, now = () => performance.now()) {
    this.#commands = new Set(commands);
    this.#now = now;
  }

  /** Somebody writes, wherever the focus is now. */
  typed() {
    this.#typedAt = this.#now();
  }

  /** Somebody left a field on purpose: the next letter is a command again. */
  left() {
    this.#typedAt = Number.NEGATIVE_INFINITY;
  }

  /** @param {Press} press @returns the command's key; null if the press is none */
  commandOf({ key, repeat = false, shiftKey = false, isWriting = false }) {
    if ([...key].length !== 1) return null;
    const command = key.toLowerCase();
    const isTyping = isWriting || this.#now() - this.#typedAt < QUIET_MS;
    // A capital begins a sentence, and a letter that is no command belongs to a word.
    const isWord = /\p{L}/u.test(key) && (shiftKey || !this.#commands.has(command));
    if (isTyping || isWord) this.typed();
    return isTyping || isWord || repeat || !this.#commands.has(command) ? null : command;
  }
}
