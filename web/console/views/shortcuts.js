/** The console by single keys. None is heard while something is being written. */

const WRITING = "input:not([type=checkbox]), textarea, select, dialog";

/** `panes` are the list's and the thread's views. Returns what stops it. */
export function listenForShortcuts(app, { list, thread }) {
  const { actions } = app;
  const picked = (act) => () => {
    act();
    app.changed();
    queueMicrotask(() => queueMicrotask(list.focus));
  };
  const keys = {
    "?": app.dialogs.shortcuts,
    "/": list.focusSearch,
    j: picked(() => actions.move(1)),
    k: picked(() => actions.move(-1)),
    r: thread.focusComposer,
    a: () => actions.take(),
    e: () => actions.resolveAndNext(),
  };
  const press = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") return leave(app, event);
    const act = keys[event.key.toLowerCase()];
    const heard = app.preferences.get("singleKeys") && !event.target.closest(WRITING);
    if (!act || !heard || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}

/** Esc: from what is written to the list; on a narrow screen one pane back. */
function leave(app, { target }) {
  if (target.closest("dialog")) return;
  const back = { card: "thread", thread: "list" };
  if (target.matches("input[type=search]") && target.value) {
    target.value = "";
    target.dispatchEvent(new Event("input"));
  }
  target.blur();
  app.showPane(back[app.viewState.pane] ?? "list");
}
