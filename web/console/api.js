/** The API: its calls by name, one HTTP call, and the ways in which it fails. */
import { spoken, text } from "./locales/text.js";

const PATIENCE_MS = 15_000;

/** A call that failed; the message is for a person. */
export class ApiError extends Error {
  /** Whether the same call may succeed later. */
  get isRetryable() {
    return true;
  }
}

/** The API refused: `status`, `code`, `retryAfter` (ms or null). */
export class Refused extends ApiError {
  constructor(status, body, retryAfter) {
    super(body.error ?? text("unreachable"));
    Object.assign(this, { status, code: body.code ?? "", fields: body.fields ?? {}, retryAfter });
  }

  get isRetryable() {
    return this.status >= 500 || this.status === 429;
  }
}

/** No answer came: offline, refused, or too slow. Whether the call was carried out is unknown. */
export class Unreachable extends ApiError {
  retryAfter = null;

  constructor() {
    super(text("unreachable"));
  }
}

export class Requests {
  /**
   * @param {string} base the API's address
   * @param {object} hooks `token()`, `reached(yes)` after every call, `expired()` on a dead token
   */
  constructor(base, hooks) {
    this.base = base;
    this.hooks = hooks;
  }

  get = (path, query) => this.#call("GET", path + search(query));
  post = (path, body) => this.#call("POST", path, JSON.stringify(body ?? {}));

  async #call(method, path, body) {
    const answer = await this.#fetch(method, path, body);
    if (answer.ok) return this.#parsed(answer);
    const refusal = await answer.json().catch(() => ({}));
    const seconds = Number(answer.headers.get("Retry-After"));
    if (answer.status === 401 && this.hooks.token()) this.hooks.expired();
    throw new Refused(answer.status, refusal, seconds ? seconds * 1000 : null);
  }

  /** A body that is cut off in the middle is no answer. */
  async #parsed(answer) {
    try {
      return await answer.json();
    } catch {
      throw new Unreachable();
    }
  }

  async #fetch(method, path, body) {
    const token = this.hooks.token();
    const headers = { "Charla-Language": spoken() };
    if (token) headers.Authorization = `Token ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    const options = { method, headers, body, credentials: "omit", cache: "no-store" };
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(this.base + path, { ...options, signal });
      this.hooks.reached(true);
      return answer;
    } catch {
      this.hooks.reached(false);
      throw new Unreachable();
    }
  }
}

function search(query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length ? `?${new URLSearchParams(given)}` : "";
}

/** How many notifications are read at once. */
export const NOTIFICATIONS_PAGE = 50;

/** @param {import("./api.js").Requests} http */
export function calls(http) {
  const chat = (id) => `/api/chatrooms/${encodeURIComponent(id)}`;
  return {
    login: (username, password) => http.post("/api/auth/login/", { username, password }),
    logout: () => http.post("/api/auth/logout/"),
    me: () => http.get("/api/agents/me/"),
    setAvailability: (is_available) => http.post("/api/agents/me/availability/", { is_available }),
    news: (after) => http.get("/api/agents/me/events/", { after }),
    chats: (status, page) => http.get("/api/chatrooms/filtered_chats/", { status, page, page_size: 30 }),
    chat: (id) => http.get(`${chat(id)}/`),
    pastChats: (id) => http.get(`${chat(id)}/past_chats/`),
    messages: (id, span) => http.get(`${chat(id)}/messages/`, { limit: 100, ...span }),
    events: (id, after) => http.get("/api/chat/events/", { chat_room_id: id, after }),
    take: (id) => http.post(`${chat(id)}/assign/`),
    resolve: (id) => http.post(`${chat(id)}/resolve/`),
    close: (id) => http.post(`${chat(id)}/close/`),
    send: (id, content, client_message_id) => http.post(`${chat(id)}/send_message/`, { content, client_message_id }),
    notifications: (before) => http.get("/api/notifications/", { limit: NOTIFICATIONS_PAGE, before }),
    markNotifications: (notification_ids) => http.post("/api/notifications/mark_read/", { notification_ids }),
    markAllNotifications: () => http.post("/api/notifications/mark_all_read/"),
    markRead: (id) => http.post("/api/messages/mark_chat_read/", { chat_room_id: id }),
  };
}
