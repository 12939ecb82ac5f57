/** Times as people read them, in the console's language. */
import { spoken, text } from "./text.js";

const DAY_MS = 86_400_000;

/** The hour for today, the weekday for this week, else the date. */
export function moment(time) {
  const date = new Date(time);
  if (date.toDateString() === new Date().toDateString()) return hour(time);
  const recent = Date.now() - date < 6 * DAY_MS;
  return format(date, recent ? { weekday: "short" } : { day: "numeric", month: "short" });
}

export const hour = (time) => format(new Date(time), { hour: "2-digit", minute: "2-digit" });

export const day = (time) => format(new Date(time), { weekday: "long", day: "numeric", month: "long" });

export const whole = (time) => format(new Date(time), { dateStyle: "medium", timeStyle: "short" });

/** How long somebody has waited: `0:42`, `12:05`, `1:03:20`. */
export function waited(since) {
  const seconds = Math.max(0, Math.floor((Date.now() - new Date(since)) / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  const shown = hours ? [hours, ...parts.map(two)] : [parts[0], two(parts[1])];
  return { seconds, words: text("waiting_for", { time: shown.join(":") }) };
}

const two = (number) => String(number).padStart(2, "0");

function format(date, how) {
  return new Intl.DateTimeFormat(spoken(), how).format(date);
}
