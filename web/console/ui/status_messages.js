/** What the console says by itself: the banner of the connection, toasts, and the live region. */
import { setBackgroundTimeout } from "../live/timers.js";
import { text } from "../locales/text.js";
import { iconButton } from "./buttons.js";
import { attribute, el, write } from "./dom.js";

const BACK_MS = 3_000;
const TOAST_MS = 8_000;
const GATHER_MS = 400;
const KEPT_LINES = 20;

/** Says that the server is out of reach, and then that it is back. */
export function bannerView() {
  const node = el("p", { class: "banner", role: "status" });
  let isReached = true;
  /** @param {string} words @param {"calm" | "lost" | "back"} state */
  const show = (words, state) => {
    write(node, words);
    attribute(node, "data-state", state);
  };
  /** @param {boolean} yes */
  const reached = (yes) => {
    if (yes === isReached) return;
    isReached = yes;
    if (!yes) return show(text("reconnecting"), "lost");
    show(text("back"), "back");
    setBackgroundTimeout(() => isReached && show("", "calm"), BACK_MS);
  };
  show("", "calm");
  return { node, reached };
}

/** Short notes at the edge of the screen: what did not work, and why. */
export function toastsView() {
  const node = el("div", { class: "notes", role: "alert" });
  /** @param {string} words */
  const tell = (words) => {
    const toast = el("div", { class: "note" }, el("span", {}, words));
    const leave = () => toast.remove();
    toast.append(iconButton("cross", text("dismiss"), leave));
    node.append(toast);
    setBackgroundTimeout(leave, TOAST_MS);
  };
  return { node, tell };
}

/** Tells people who listen to the page what arrives, line by line, in one place. */
export function liveRegion() {
  const node = el("div", { class: "unseen", role: "log", "aria-live": "polite", "aria-label": text("chats") });
  /** @type {string[]} */
  let gathered = [];
  const speak = () => {
    const [line = "", ...others] = gathered;
    gathered = [];
    node.append(el("p", {}, others.length ? text("many", { n: others.length + 1 }) : line));
    while (node.childElementCount > KEPT_LINES) node.firstElementChild?.remove();
  };
  /** @param {string} line */
  const announce = (line) => {
    gathered.push(line);
    if (gathered.length === 1) setBackgroundTimeout(speak, GATHER_MS);
  };
  return { node, announce };
}
