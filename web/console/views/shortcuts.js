/** The console by single keys. None is heard while something is being written. */
import { CommandKeys } from "../ui/command_keys.js";
import { FIELD } from "../ui/focus.js";
import { openHelp } from "./settings.js";

/**
 * @import { App } from "../app.js"
 * @import { Pane } from "../store/view_state.js"
 *
 * @typedef {object} Panes
 * @property {{focus: () => void, focusSearch: () => void}} list
 * @property {{focusComposer: () => void}} thread
 */

/** @param {App} app @param {Panes} panes @param {AbortSignal} signal ends it */
export function listenForShortcuts(app, { list, thread }, signal) {
  const acts = keyMap(app, { list, thread });
  const keys = new CommandKeys(Object.keys(acts));
  /** @type {string | null} the key of a command, for as long as it is held */
  let held = null;
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    // A key that is held has done its work: it neither repeats it nor writes into a field that has the focus since.
    if (event.repeat && (event.key === held || (event.key === "Enter" && target.closest("button")))) event.preventDefault();
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      keys.left();
      return leave(app, target);
    }
    const command = keys.commandOf({ key: event.key, repeat: event.repeat, shiftKey: event.shiftKey, isWriting: target.matches(FIELD) });
    const isHeard = app.preferences.get("singleKeys") && !document.querySelector("dialog[open]");
    if (!command || !isHeard) return;
    event.preventDefault();
    held = event.key;
    acts[command]();
  };
  const release = () => {
    held = null;
  };
  document.addEventListener("keydown", press, { signal });
  document.addEventListener("keyup", release, { signal });
  return keys;
}

/** @param {App} app @param {Panes} panes @returns {Record<string, () => void>} what each key does */
function keyMap(app, { list, thread }) {
  const { actions } = app;
  /** @param {() => void} act what a key does to a chat; not before the chats are there @returns {() => void} */
  const once = (act) => () => {
    if (app.isReady) act();
  };
  /** @param {1 | -1} step */
  const pick = (step) => () => {
    actions.move(step);
    app.changed();
    queueMicrotask(() => queueMicrotask(list.focus));
  };
  return {
    "?": () => openHelp(app),
    "/": list.focusSearch,
    j: once(pick(1)),
    k: once(pick(-1)),
    r: once(thread.focusComposer),
    a: once(() => actions.take()),
    e: once(() => actions.resolveAndNext()),
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
  app.showPane(back[app.viewState.pane] ?? "list");
}
