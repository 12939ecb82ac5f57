/** What this browser keeps: JSON in its storage, the agent's login, and what the person chose. */

export class Storage {
  #area;
  #memory = new Map();

  /** `name` is `localStorage` or `sessionStorage`; every key gets the prefix `charla.`. */
  constructor(name) {
    try {
      this.#area = window[name];
    } catch {
      this.#area = undefined; // a browser that blocks site data throws here
    }
  }

  read(key) {
    try {
      return JSON.parse(this.#area.getItem(`charla.${key}`)) ?? this.#memory.get(key) ?? null;
    } catch {
      return this.#memory.get(key) ?? null;
    }
  }

  write(key, value) {
    this.#memory.set(key, value);
    try {
      if (value === null) this.#area.removeItem(`charla.${key}`);
      else this.#area.setItem(`charla.${key}`, JSON.stringify(value));
    } catch {
      // Full or refused: this page still has it.
    }
  }
}

const LOGIN = "console.login";

export class Session {
  #storage = new Storage("sessionStorage");
  #login = this.#storage.read(LOGIN);

  /** The answer of the login: `token`, `user`, `agent`, `live_url`; null when logged out. */
  get login() {
    return this.#login;
  }

  begin(login) {
    this.#login = login;
    this.#storage.write(LOGIN, login);
  }

  /** The agent's record changed: availability, names. */
  update(agent) {
    this.begin({ ...this.#login, agent });
  }

  end() {
    this.begin(null);
  }
}

const CHOSEN = "console.preferences";

/** @param {object} defaults `language`, `theme`, `sound`, `singleKeys`, `amberSeconds`, `redSeconds` */
export function loadPreferences(defaults) {
  const storage = new Storage("localStorage");
  let chosen = storage.read(CHOSEN) ?? {};
  const renew = () => (chosen = storage.read(CHOSEN) ?? chosen);
  return {
    get: (name) => chosen[name] ?? defaults[name],
    set(name, value) {
      chosen = { ...renew(), [name]: value };
      storage.write(CHOSEN, chosen);
    },
    /** Calls `call` whenever another tab has chosen something. */
    listen(call) {
      window.addEventListener("storage", () => {
        renew();
        call();
      });
    },
  };
}
