/** Short notes at the edge of the screen: what did not work, and why. */
import { setBackgroundTimeout } from "../live/timers.js";
import { text } from "../locales/text.js";
import { iconButton } from "./buttons.js";
import { el } from "./dom.js";

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
