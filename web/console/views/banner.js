/** Says that the server is out of reach, and then that it is back. */
import { setBackgroundTimeout } from "../live/timers.js";
import { text } from "../locales/text.js";
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
