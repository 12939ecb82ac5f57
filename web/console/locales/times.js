/** Times as people read them, in the console's language. */
import { currentLanguage, text } from "./text.js";

const DAY_MS = 86_400_000;

/** @param {string} time @returns the hour for today, the weekday for this week, else the date */
export function moment(time) {
  const date = new Date(time);
  if (date.toDateString() === new Date().toDateString()) return hour(time);
  const isRecent = Date.now() - date.getTime() < 6 * DAY_MS;
  return format(time, isRecent ? { weekday: "short" } : { day: "numeric", month: "short", ...yearOf(date) });
}

/** @param {string} time */
export const hour = (time) => format(time, { hour: "2-digit", minute: "2-digit" });

/** @param {string} time */
export const day = (time) => format(time, { weekday: "long", day: "numeric", month: "long", ...yearOf(new Date(time)) });

/** @param {string} time */
export const whole = (time) => format(time, { dateStyle: "medium", timeStyle: "short" });

/** @param {Date} date @returns {Intl.DateTimeFormatOptions} the year, for a date of another one than this */
const yearOf = (date) => (date.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" });

/** @param {string} since @param {number} [now] @returns how long somebody has waited, in `words`: `0:42`, `12:05`, `1:03:20` */
export function waited(since, now = Date.now()) {
  const seconds = Math.max(0, Math.floor((now - new Date(since).getTime()) / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const head = hours ? `${hours}:${two(minutes)}` : String(minutes);
  return { seconds, words: text("waiting_for", { time: `${head}:${two(seconds % 60)}` }) };
}

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * A formatter takes long to make, and a long thread has hundreds of times.
 *
 * @param {string} time
 * @param {Intl.DateTimeFormatOptions} how
 */
function format(time, how) {
  const key = currentLanguage() + JSON.stringify(how);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(currentLanguage(), how);
  formats.set(key, known);
  return known.format(new Date(time));
}
