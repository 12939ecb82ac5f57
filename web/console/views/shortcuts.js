/** The console by single keys. None is heard while something is being written. */
import { openHelp } from "./settings.js";

/**
 * @import { App } from "../app.js"
 * @import { Pane } from "../store/view_state.js"
 *
 * @typedef {object} Panes
 * @property {{focus: () => void, focusSearch: () => void}} list
 * @property {{focusComposer: () => void}} thread
 */

const WRITING = "input:not([type=checkbox]), textarea, select, dialog";

/** @param {App} app @param {Panes} panes @param {AbortSignal} signal ends it */
export function listenForShortcuts(app, { list, thread }, signal) {
  const keys = keyMap(app, { list, thread });
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") return leave(app, target);
    const act = keys[event.key.toLowerCase()];
    const isHeard = app.preferences.get("singleKeys") && !target.closest(WRITING);
    if (!act || !isHeard || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", press, { signal });
}

/** @param {App} app @param {Panes} panes @returns {Record<string, () => void>} what each key does */
function keyMap(app, { list, thread }) {
  const { actions } = app;
  /** @param {1 | -1} step */
  const pick = (step) => () => {
    actions.move(step);
    app.changed();
    queueMicrotask(() => queueMicrotask(list.focus));
  };
  return {
    "?": () => openHelp(app),
    "/": list.focusSearch,
    j: pick(1),
    k: pick(-1),
    r: thread.focusComposer,
    a: () => actions.take(),
    e: () => actions.resolveAndNext(),
  };
}

/**
 * Esc: from what is written to the list; on a narrow screen one pane back.
 *
 * @param {App} app
 * @param {Element} target
 */
function leave(app, target) {
  if (target.closest("dialog")) return;
  /** @type {Partial<Record<Pane, Pane>>} */
  const back = { card: "thread", thread: "list" };
  if (target instanceof HTMLInputElement && target.type === "search" && target.value) {
    target.value = "";
    target.dispatchEvent(new Event("input"));
  }
  if (target instanceof HTMLElement) target.blur();
  app.showPane(back[app.viewState.pane] ?? "list");
}
