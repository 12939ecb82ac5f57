/** Times as people read them, in the console's language. */
import { currentLanguage, text } from "./text.js";

const DAY_MS = 86_400_000;

/** @param {string} time @returns the hour for today, the weekday for this week, else the date */
export function moment(time) {
  const date = new Date(time);
  if (date.toDateString() === new Date().toDateString()) return hour(time);
  const isRecent = Date.now() - date.getTime() < 6 * DAY_MS;
  return format(time, isRecent ? { weekday: "short" } : { day: "numeric", month: "short" });
}

/** @param {string} time */
export const hour = (time) => format(time, { hour: "2-digit", minute: "2-digit" });

/** @param {string} time */
export const day = (time) => format(time, { weekday: "long", day: "numeric", month: "long" });

/** @param {string} time */
export const whole = (time) => format(time, { dateStyle: "medium", timeStyle: "short" });

/** @param {string} since @returns how long somebody has waited, in `words`: `0:42`, `12:05`, `1:03:20` */
export function waited(since) {
  const seconds = Math.max(0, Math.floor((Date.now() - new Date(since).getTime()) / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const head = hours ? `${hours}:${two(minutes)}` : String(minutes);
  return { seconds, words: text("waiting_for", { time: `${head}:${two(seconds % 60)}` }) };
}

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/** @param {string} time @param {Intl.DateTimeFormatOptions} how */
function format(time, how) {
  return new Intl.DateTimeFormat(currentLanguage(), how).format(new Date(time));
}
