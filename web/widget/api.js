import { locale } from "./locales.js";
import { session } from "./storage.js";

const TIMEOUT_MS = 15_000;
const LONGEST_WAIT_MS = 60_000;
const MAX_BACKOFF_MS = 30_000;
const MAX_WAIT_MS = 300_000; // more is a mistake, and nobody waits for it

/** An answer that is no success. */
export class ApiError extends Error {
  /**
   * @param {number} status 0 where no whole answer came
   * @param {number} retryAfter what the server asks for, in milliseconds
   * @param {{ error?: string, code?: string, fields?: Record<string, string> }} [answer]
   */
  constructor(status, retryAfter, answer) {
    super(answer?.error);
    this.status = status;
    this.retryAfter = retryAfter;
    this.code = answer?.code;
    this.fields = answer?.fields;
  }

  /** A limit that ends soon is waited for; one that lasts is told to the guest. */
  get isRetryable() {
    if (this.status === 429) return this.retryAfter <= LONGEST_WAIT_MS;
    return !this.status || this.status >= 500;
  }
}

/** The network, as the last calls have found it; it `isLive` while the server answers on a WebSocket. */
export const network = { isOffline: false, isLive: false };

/**
 * @param {number} status of a call's answer; 0 where none came
 * @param {boolean} wasOffline when the call began
 * @param {boolean} isPoll
 */
export function noteAnswer(status, wasOffline, isPoll) {
  // A blocker may stop the cursor's address alone: beside a socket that works, that is no lost network.
  if (!status && isPoll && network.isLive) return;
  // What was asked before the network was lost does not say that it is back.
  network.isOffline = !status || (network.isOffline && !wasOffline);
}

/**
 * Returns the wait before a call is made again: full jitter, on top of what the server asks for.
 * @param {number} tries that have failed
 */
export const backoff = (tries, atLeast = 0, random = Math.random) => atLeast + random() * Math.min(MAX_BACKOFF_MS, 1000 * 2 ** tries);

/** @type {Set<() => void>} */
const sleeping = new Set();

/**
 * Resolves after `ms`, or when `wake` is called: the network is back, the page is shown, somebody writes.
 * @param {number} ms
 * @returns {Promise<void>}
 */
export const sleep = (ms) =>
  new Promise((resolve) => {
    const end = () => {
      if (sleeping.delete(end)) resolve();
    };
    sleeping.add(end);
    setTimeout(end, ms);
  });

export function wake() {
  for (const end of sleeping) end();
}

/** No sleep that has begun ever ends: what would have come after it is not wanted any more. */
export const abandonSleeps = () => sleeping.clear();

let base = "";
let onAnswer = () => {};
let era = 0; // grows when a chat is left

/**
 * @param {string} url what stands before the paths of calls
 * @param {() => void} listener called with each answer
 */
export function connectToApi(url, listener) {
  base = url;
  onAnswer = listener;
}

/** No call that is under way is ever answered: it was made for a chat that was left. */
export function abandonCalls() {
  era++;
  abandonSleeps();
}

/**
 * Resolves to the answer's JSON; throws an ApiError. With a body it is a POST.
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>}
 */
export async function call(path, body) {
  const ownEra = era;
  const wasOffline = network.isOffline;
  const response = await request(path, body);
  const answer = await response.json().catch(() => {});
  if (ownEra !== era) return new Promise(() => {});
  noteAnswer(response.status, wasOffline, !body);
  onAnswer();
  if (response.ok && answer) return answer;
  /** Seconds or a date. @type {any} */
  const after = response.headers.get("Retry-After");
  const wait = Math.max(Math.min(after * 1000 || Date.parse(after) - Date.now(), MAX_WAIT_MS) || 0, 0);
  throw new ApiError(response.ok ? 0 : response.status, wait, answer);
}

/**
 * Repeats a call until it is answered, or refused for good.
 * @param {string} path
 * @param {() => object} body made anew for each try
 */
export async function callUntilAnswered(path, body) {
  for (let tries = 0; ; tries++) {
    try {
      return await call(path, body());
    } catch (error) {
      if (!error.isRetryable) throw error;
      await sleep(backoff(tries, error.retryAfter));
    }
  }
}

/**
 * A text body and no header of our own until there is a chat: the browser then asks for no preflight.
 * @param {string} path
 * @param {object} [body]
 */
function request(path, body) {
  return fetch(base + path, {
    method: body ? "POST" : "GET",
    body: JSON.stringify(body),
    headers: requestHeaders(),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => Response.error());
}

/** @returns {Record<string, string>} */
function requestHeaders() {
  const { chat, token } = session.data;
  return {
    // Once shown, the chat demands it of everybody: agents know its id.
    ...(token && { "Charla-Guest-Token": token }),
    ...(locale.lang === "en" && !chat && { "Charla-Language": "en" }),
  };
}
