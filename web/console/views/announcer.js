/** Tells people who listen to the page what arrives, line by line, in one place. */
import { setBackgroundTimeout } from "../live/timers.js";
import { text } from "../locales/text.js";
import { el } from "./dom.js";

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
