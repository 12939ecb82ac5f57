/** The API: its calls by name, one HTTP call, and how it fails. */
import { retryAfterMs } from "./live/backoff.js";
import { currentLanguage, text } from "./locales/text.js";

/** @import { Agent, AgentEvents, Chat, ChatEvents, ChatPage, Login, Message, NotificationPage, PastChat, Status } from "./types.d.ts" */

/** How many notifications are read at once. */
export const NOTIFICATIONS_PAGE = 50;

const PATIENCE_MS = 15_000;
const UNANSWERED_CALLS = 2; // in a row, until the server counts as out of reach

/** A call that failed; the message is for a person. */
export class ApiError extends Error {
  /**
   * @param {number} status 0 if the API gave no answer: offline, too slow, or somebody else answered. Whether the call was carried out is then unknown.
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
 * @property {(yes: boolean) => void} reached told after every call whether the API answers
 * @property {() => void} expired told of a token that has ended
 */

/** @typedef {string[] | "list"} Shape what makes an answer the API's own: the fields that it must have */

export class Api {
  #base;
  #hooks;
  #unanswered = 0;

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
    return this.#post(["token", "agent", "user"], "/api/auth/login/", { username, password });
  }

  /** @returns {Promise<void>} */
  logout() {
    return this.#post(["message"], "/api/auth/logout/");
  }

  /** @returns {Promise<Agent>} */
  me() {
    return this.#get(AGENT, "/api/agents/me/");
  }

  /** @param {boolean} is_available @returns {Promise<Agent>} */
  setAvailability(is_available) {
    return this.#post(AGENT, "/api/agents/me/availability/", { is_available });
  }

  /** @param {string} [after] @returns {Promise<AgentEvents>} */
  agentEvents(after) {
    return this.#get(["events", "chats", "gone", "counts", "notifications", "after"], "/api/agents/me/events/", { after });
  }

  /** @param {Status} status @param {number} page @returns {Promise<ChatPage>} */
  chats(status, page) {
    return this.#get(["chats", "pagination"], "/api/chatrooms/filtered_chats/", { status, page, page_size: 30 });
  }

  /** @param {string} id @returns {Promise<Chat>} */
  chat(id) {
    return this.#get(CHAT, chatPath(id));
  }

  /** @param {string} id @returns {Promise<PastChat[]>} */
  pastChats(id) {
    return this.#get("list", `${chatPath(id)}past_chats/`);
  }

  /** @param {string} id @param {{before?: string}} [span] @returns {Promise<Message[]>} */
  messages(id, span = {}) {
    return this.#get("list", `${chatPath(id)}messages/`, { limit: 100, ...span });
  }

  /** @param {string} id @param {number} after @returns {Promise<ChatEvents>} */
  chatEvents(id, after) {
    return this.#get(["events", "seq"], "/api/chat/events/", { chat_room_id: id, after });
  }

  /** @param {string} id @returns {Promise<Chat>} */
  take(id) {
    return this.#post(CHAT, `${chatPath(id)}assign/`);
  }

  /** @param {string} id @returns {Promise<Chat>} */
  resolve(id) {
    return this.#post(CHAT, `${chatPath(id)}resolve/`);
  }

  /** @param {string} id @returns {Promise<Chat>} */
  close(id) {
    return this.#post(CHAT, `${chatPath(id)}close/`);
  }

  /** @param {string} id @param {string} content @param {string} client_message_id @returns {Promise<Message>} */
  send(id, content, client_message_id) {
    return this.#post(["id", "seq", "chat_room_id"], `${chatPath(id)}send_message/`, { content, client_message_id });
  }

  /** @param {string} [before] @returns {Promise<NotificationPage>} */
  notifications(before) {
    return this.#get(["notifications", "unread_count"], "/api/notifications/", { limit: NOTIFICATIONS_PAGE, before });
  }

  /** @param {string[]} notification_ids @returns {Promise<{unread_count: number}>} */
  markNotifications(notification_ids) {
    return this.#post(["unread_count"], "/api/notifications/mark_read/", { notification_ids });
  }

  /** @returns {Promise<{unread_count: number}>} */
  markAllNotifications() {
    return this.#post(["unread_count"], "/api/notifications/mark_all_read/");
  }

  /** @param {string} id @returns {Promise<object>} */
  markRead(id) {
    return this.#post(["unread_count"], "/api/messages/mark_chat_read/", { chat_room_id: id });
  }

  /** @param {Shape} shape @param {string} path @param {Record<string, string | number | undefined>} [query] */
  #get(shape, path, query) {
    return this.#call(shape, "GET", path + search(query));
  }

  /** @param {Shape} shape @param {string} path @param {object} [body] */
  #post(shape, path, body = {}) {
    return this.#call(shape, "POST", path, JSON.stringify(body));
  }

  /**
   * The one place that tells an answer of the API from none: a proxy, a captive portal or a broken server may answer, too.
   *
   * @param {Shape} shape
   * @param {string} method
   * @param {string} path
   * @param {string} [body]
   * @returns {Promise<any>}
   */
  async #call(shape, method, path, body) {
    const token = this.#hooks.token();
    const answer = await this.#fetch(method, path, token, body);
    const content = await answer?.json().catch(() => null);
    const isOwn = answer?.ok ? fits(content, shape) : isRefusal(content);
    this.#noteReach(isOwn && Number(answer?.status) < 500);
    if (isOwn && answer?.ok) return content;
    const retryAfter = retryAfterMs(answer?.headers.get("Retry-After") ?? null);
    if (!isOwn) throw new ApiError(0, {}, retryAfter);
    if (answer?.status === 401 && token && token === this.#hooks.token()) this.#hooks.expired();
    throw new ApiError(answer?.status ?? 0, content, retryAfter);
  }

  /** @param {boolean} isReached a server that fails at everything is no better than none */
  #noteReach(isReached) {
    this.#unanswered = isReached ? 0 : this.#unanswered + 1;
    this.#hooks.reached(this.#unanswered < UNANSWERED_CALLS);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {string} [token]
   * @param {string} [body]
   * @returns {Promise<Response | null>} null where none came
   */
  async #fetch(method, path, token, body) {
    /** @type {Record<string, string>} */
    const headers = { "Charla-Language": currentLanguage() };
    if (token) headers.Authorization = `Token ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      return await fetch(this.#base + path, { method, headers, body, credentials: "omit", cache: "no-store", signal });
    } catch {
      return null;
    }
  }
}

/** @type {Shape} */
const AGENT = ["id", "is_available", "user"];
/** @type {Shape} */
const CHAT = ["id", "status", "seq"];

/** @param {string} id */
const chatPath = (id) => `/api/chatrooms/${encodeURIComponent(id)}/`;

/** @param {any} content @param {Shape} shape */
function fits(content, shape) {
  if (shape === "list") return Array.isArray(content);
  return isObject(content) && shape.every((name) => name in content);
}

/** @param {any} content @returns whether it is the API's envelope of errors */
const isRefusal = (content) => isObject(content) && typeof content.error === "string" && typeof content.code === "string";

/** @param {any} content */
const isObject = (content) => typeof content === "object" && content !== null && !Array.isArray(content);

/** @param {Record<string, string | number | undefined>} [query] */
function search(query = {}) {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length ? `?${new URLSearchParams(given)}` : "";
}
