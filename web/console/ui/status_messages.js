/** What the console says by itself: the banner of the connection, short notes, and the live region. */
import { setBackgroundTimeout } from "../live/timers.js";
import { text } from "../locales/text.js";
import { iconButton } from "./buttons.js";
import { attribute, el, write } from "./dom.js";

const BACK_MS = 3_000;

export function bannerView() {
  const node = el("p", { class: "banner", role: "status" });
  let shown = true;
  const show = (words, state) => {
    write(node, words);
    attribute(node, "data-state", state);
  };
  const reached = (yes) => {
    if (yes === shown) return;
    shown = yes;
    if (!yes) return show(text("reconnecting"), "lost");
    show(text("back"), "back");
    setBackgroundTimeout(BACK_MS, () => shown && show("", "calm"));
  };
  show("", "calm");
  return { node, reached };
}

const SHOWN_MS = 8_000;

export function notesView() {
  const node = el("div", { class: "notes", role: "alert" });
  const tell = (words) => {
    const note = el("div", { class: "note" }, el("span", {}, words));
    const leave = () => note.remove();
    note.append(iconButton("cross", text("dismiss"), leave));
    node.append(note);
    setBackgroundTimeout(SHOWN_MS, leave);
  };
  return { node, tell };
}

const GATHER_MS = 400;
const KEPT_LINES = 20;

export function announcerView() {
  const node = el("div", { class: "unseen", role: "log", "aria-live": "polite", "aria-label": text("chats") });
  let gathered = [];
  const speak = () => {
    const line = gathered.length > 1 ? text("many", { n: gathered.length }) : gathered[0];
    gathered = [];
    node.append(el("p", {}, line));
    while (node.childElementCount > KEPT_LINES) node.firstElementChild.remove();
  };
  const announce = (line) => {
    gathered.push(line);
    if (gathered.length === 1) setBackgroundTimeout(GATHER_MS, speak);
  };
  return { node, announce };
}
