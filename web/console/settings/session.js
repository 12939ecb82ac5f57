/** The agent's login: in memory and in this tab's sessionStorage, nowhere else. */
import { Storage } from "./storage.js";

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
