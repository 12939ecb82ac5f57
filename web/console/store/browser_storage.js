/** What this browser keeps: JSON in its storage, the agent's login, and what the person chose. */

/** @import { Agent, Login } from "../types.d.ts" */

/** JSON in the browser's storage; in memory alone where the browser refuses it. */
export class Storage {
  /** @type {globalThis.Storage | undefined} */
  #area;
  /** @type {Map<string, any>} */
  #memory = new Map();

  /** @param {"localStorage" | "sessionStorage"} name every key gets the prefix `charla.` */
  constructor(name) {
    try {
      this.#area = globalThis[name];
    } catch {
      this.#area = undefined; // a browser that blocks site data throws here
    }
  }

  /** @param {string} key @returns {any} what was written; null if there is nothing */
  read(key) {
    const kept = this.#memory.get(key) ?? null;
    try {
      return JSON.parse(this.#area?.getItem(`charla.${key}`) ?? "null") ?? kept;
    } catch {
      return kept;
    }
  }

  /** @param {string} key @param {any} value null removes it */
  write(key, value) {
    this.#memory.set(key, value);
    try {
      if (value === null) this.#area?.removeItem(`charla.${key}`);
      else this.#area?.setItem(`charla.${key}`, JSON.stringify(value));
    } catch {
      // Full or refused: this page still has it.
    }
  }
}

/** Tells this browser's other tabs that something has changed; what it is they ask the server. */
export class TabSignal {
  #storage = new Storage("localStorage");
  #name;

  /** @param {string} name */
  constructor(name) {
    this.#name = name;
  }

  send() {
    this.#storage.write(this.#name, Date.now());
  }

  /** @param {() => void} call @param {AbortSignal} signal ends it */
  listen(call, signal) {
    addEventListener("storage", ({ key }) => key === `charla.${this.#name}` && call(), { signal });
  }
}

const LOGIN = "console.login";

/** The agent's login: in memory and in this tab's sessionStorage, nowhere else. */
export class Session {
  #storage = new Storage("sessionStorage");
  /** @type {Login | null} */
  #login = this.#storage.read(LOGIN);

  /** The answer of the login; null when logged out. */
  get login() {
    return this.#login;
  }

  /** @param {Login} login */
  begin(login) {
    this.#set(login);
  }

  /** @param {Agent} agent whose record changed: availability, names */
  update(agent) {
    if (this.#login) this.#set({ ...this.#login, agent });
  }

  end() {
    this.#set(null);
  }

  /** @param {Login | null} login */
  #set(login) {
    this.#login = login;
    this.#storage.write(LOGIN, login);
  }
}

const PREFERENCES = "console.preferences";

/**
 * @typedef {object} Choices
 * @property {string} language
 * @property {string} theme
 * @property {boolean} sound
 * @property {boolean} singleKeys
 * @property {number} amberSeconds
 * @property {number} redSeconds
 */

/** What the person at this browser chose. Holds nothing secret. */
export class Preferences {
  #storage = new Storage("localStorage");
  /** @type {Partial<Choices>} */
  #chosen = this.#storage.read(PREFERENCES) ?? {};
  #defaults;

  /** @param {Choices} defaults */
  constructor(defaults) {
    this.#defaults = defaults;
  }

  /**
   * @template {keyof Choices} Name
   * @param {Name} name
   * @returns {Choices[Name]}
   */
  get(name) {
    return /** @type {Partial<Choices>} */ (this.#chosen)[name] ?? this.#defaults[name];
  }

  /**
   * @template {keyof Choices} Name
   * @param {Name} name
   * @param {Choices[Name]} value
   */
  set(name, value) {
    this.#renew();
    this.#chosen = { ...this.#chosen, [name]: value };
    this.#storage.write(PREFERENCES, this.#chosen);
  }

  /** @param {() => void} call called whenever another tab has chosen something */
  listen(call) {
    addEventListener("storage", () => {
      this.#renew();
      call();
    });
  }

  #renew() {
    this.#chosen = this.#storage.read(PREFERENCES) ?? this.#chosen;
  }
}
