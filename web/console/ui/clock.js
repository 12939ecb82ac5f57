/** The clock of somebody who waits: it turns amber, then red. */
import { serverNow } from "../live/server_clock.js";
import { setBackgroundInterval } from "../live/timers.js";
import { waited } from "../locales/times.js";
import { attribute, el, write } from "./dom.js";

/** @import { Preferences } from "../store/browser_storage.js" */

/** @type {Map<Element, () => void>} the clock's element -> what moves it on */
const running = new Map();

/** @param {Preferences} preferences after how many seconds it turns */
export function waitingClock(preferences) {
  const node = el("span", { class: "clock", hidden: true });
  /** @type {string | null} */
  let since = null;
  const tick = () => {
    if (!since) return;
    const { seconds, words } = waited(since, serverNow());
    const isRed = seconds >= preferences.get("redSeconds");
    const isAmber = seconds >= preferences.get("amberSeconds");
    attribute(node, "data-level", isRed ? "red" : isAmber ? "amber" : "calm");
    write(node, words);
  };
  /** @param {string | null} time since when somebody waits */
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
  const stop = setBackgroundInterval(tickAll, 1_000);
  return () => {
    stop();
    running.clear();
  };
}

function tickAll() {
  for (const [node, tick] of running) {
    if (node.isConnected) tick();
    else running.delete(node);
  }
}
