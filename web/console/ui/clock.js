/** The clock of somebody who waits: it turns amber, then red. */
import { setBackgroundInterval } from "../live/timers.js";
import { waited } from "../locales/times.js";
import { attribute, el, write } from "./dom.js";

const running = new Map(); // the clock's element -> what moves it on

/** `limits()` gives the seconds after which it turns: `{amber, red}`. */
export function waitingClock(limits) {
  const node = el("span", { class: "clock", hidden: true });
  let since = null;
  const tick = () => {
    if (!since) return;
    const { seconds, words } = waited(since);
    const { amber, red } = limits();
    attribute(node, "data-level", seconds >= red ? "red" : seconds >= amber ? "amber" : "calm");
    write(node, words);
  };
  const update = (time) => {
    since = time;
    node.hidden = !time;
    if (time) running.set(node, tick);
    else running.delete(node);
    tick();
  };
  return { node, update };
}

/** Moves every clock on, each second; returns what stops them. */
export function runClocks() {
  const stop = setBackgroundInterval(1_000, () => {
    for (const [node, tick] of running) {
      if (node.isConnected) tick();
      else running.delete(node);
    }
  });
  return () => {
    stop();
    running.clear();
  };
}
