/** The API: its calls by name, one HTTP call, and how it fails. */
import { currentLanguage, text } from "./locales/text.js";

/** @import { Agent, AgentEvents, Chat, ChatEvents, ChatPage, Login, Message, NotificationPage, PastChat, Status } from "./types.d.ts" */

/** How many notifications are read at once. */
export const NOTIFICATIONS_PAGE = 50;

const PATIENCE_MS = 15_000;

/** A call that failed; the message is for a person. */
export class ApiError extends Error {
  /**
   * @param {number} status 0 if no answer came: offline, refused, or too slow. Whether the call was carried out is then unknown.
   * @param {{error?: string, code?: string, fields?: Record<string, string>}} [body]
   * @param {number | null} [retryAfter] the wait in ms that the server asked for
   */
  constructor(status, body = {}, retryAfter = null) {
    super(body.error ?? text("unreachable"));
    this.status = status;
    this.code = body.code ?? "";
    this.fields = body.fields ?? {};
    this.retryAfter = retryAfter;
  }

  /** Whether the same call may succeed later. */
  get isRetryable() {
    return this.status === 0 || this.status >= 500 || this.status === 429;
  }
}

/**
 * @typedef {object} ApiHooks
 * @property {() => string | undefined} token of the agent who is logged in
 * @property {(yes: boolean) => void} reached told after every call
 * @property {() => void} expired told of a token that has ended
 */

export class Api {
  #base;
  #hooks;

  /**
   * @param {string} base the API's address
   * @param {ApiHooks} hooks
   */
  constructor(base, hooks) {
    this.#base = base;
    this.#hooks = hooks;
  }

  /** @param {string} username @param {string} password @returns {Promise<Login>} */
  login(username, password) {
    return this.#post("/api/auth/login/", { username, password });
  }

  /** @returns {Promise<void>} */
  logout() {
    return this.#post("/api/auth/logout/");
  }

  /** @returns {Promise<Agent>} */
  me() {
    return this.#get("/api/agents/me/");
  }

  /** @param {boolean} is_available @returns {Promise<Agent>} */
  setAvailability(is_available) {
    return this.#post("/api/agents/me/availability/", { is_available });
  }

  /** @param {string} [after] @returns {Promise<AgentEvents>} */
  agentEvents(after) {
    return this.#get("/api/agents/me/events/", { after });
  }

  /** @param {Status} status @param {number} page @returns {Promise<ChatPage>} */
  chats(status, page) {
    return this.#get("/api/chatrooms/filtered_chats/", { status, page, page_size: 30 });
  }

  /** @param {string} id @returns {Promise<Chat>} */
  chat(id) {
    return this.#get(chatPath(id));
  }

  /** @param {string} id @returns {Promise<PastChat[]>} */
  pastChats(id) {
    return this.#get(`${chatPath(id)}past_chats/`);
  }

  /** @param {string} id @param {{before?: string}} [span] @returns {Promise<Message[]>} */
  messages(id, span = {}) {
    return this.#get(`${chatPath(id)}messages/`, { limit: 100, ...span });
  }

  /** @param {string} id @param {number} after @returns {Promise<ChatEvents>} */
  chatEvents(id, after) {
    return this.#get("/api/chat/events/", { chat_room_id: id, after });
  }

  /** @param {string} id @returns {Promise<Chat>} */
  take(id) {
    return this.#post(`${chatPath(id)}assign/`);
  }

  /** @param {string} id @returns {Promise<Chat>} */
  resolve(id) {
    return this.#post(`${chatPath(id)}resolve/`);
  }

  /** @param {string} id @returns {Promise<Chat>} */
  close(id) {
    return this.#post(`${chatPath(id)}close/`);
  }

  /** @param {string} id @param {string} content @param {string} client_message_id @returns {Promise<Message>} */
  send(id, content, client_message_id) {
    return this.#post(`${chatPath(id)}send_message/`, { content, client_message_id });
  }

  /** @param {string} [before] @returns {Promise<NotificationPage>} */
  notifications(before) {
    return this.#get("/api/notifications/", { limit: NOTIFICATIONS_PAGE, before });
  }

  /** @param {string[]} notification_ids @returns {Promise<{unread_count: number}>} */
  markNotifications(notification_ids) {
    return this.#post("/api/notifications/mark_read/", { notification_ids });
  }

  /** @returns {Promise<{unread_count: number}>} */
  markAllNotifications() {
    return this.#post("/api/notifications/mark_all_read/");
  }

  /** @param {string} id @returns {Promise<object>} */
  markRead(id) {
    return this.#post("/api/messages/mark_chat_read/", { chat_room_id: id });
  }

  /** @param {string} path @param {Record<string, string | number | undefined>} [query] */
  #get(path, query) {
    return this.#call("GET", path + search(query));
  }

  /** @param {string} path @param {object} [body] */
  #post(path, body = {}) {
    return this.#call("POST", path, JSON.stringify(body));
  }

  /** @param {string} method @param {string} path @param {string} [body] @returns {Promise<any>} */
  async #call(method, path, body) {
    const answer = await this.#fetch(method, path, body);
    if (answer.ok) return parsed(answer);
    const refusal = await answer.json().catch(() => ({}));
    const seconds = Number(answer.headers.get("Retry-After"));
    if (answer.status === 401 && this.#hooks.token()) this.#hooks.expired();
    throw new ApiError(answer.status, refusal, seconds ? seconds * 1000 : null);
  }

  /** @param {string} method @param {string} path @param {string} [body] */
  async #fetch(method, path, body) {
    const token = this.#hooks.token();
    /** @type {Record<string, string>} */
    const headers = { "Charla-Language": currentLanguage() };
    if (token) headers.Authorization = `Token ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(this.#base + path, { method, headers, body, credentials: "omit", cache: "no-store", signal });
      this.#hooks.reached(true);
      return answer;
    } catch {
      this.#hooks.reached(false);
      throw new ApiError(0);
    }
  }
}

/** @param {string} id */
const chatPath = (id) => `/api/chatrooms/${encodeURIComponent(id)}/`;

/**
 * A body that is cut off in the middle is no answer.
 *
 * @param {Response} answer
 */
async function parsed(answer) {
  try {
    return await answer.json();
  } catch {
    throw new ApiError(0);
  }
}

/** @param {Record<string, string | number | undefined>} [query] */
function search(query = {}) {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length ? `?${new URLSearchParams(given)}` : "";
}
