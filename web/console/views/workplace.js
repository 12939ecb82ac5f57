/** The whole console of an agent who is logged in: three panes, one at a time on a phone. */
import { ApiError } from "../api.js";
import { text } from "../locales/text.js";
import { ROOM_FOR_TWO } from "../store/view_state.js";
import { runClocks } from "../ui/clock.js";
import { confirmDialog } from "../ui/dialogs.js";
import { attribute, el } from "../ui/dom.js";
import { isSilenced, wakeSound } from "../ui/sound.js";
import { chatListView } from "./chat_list.js";
import { guestCard } from "./guest_card.js";
import { openHelp, openSettings } from "./settings.js";
import { listenForShortcuts } from "./shortcuts.js";
import { threadPane } from "./thread.js";
import { topbarView } from "./topbar.js";

/** Draws `app`, the open workplace, until `stop` is called. `parts` are the banner, notes, announcer. */
export function workplaceView(app, parts) {
  app.clockLimits = () => ({
    amber: app.preferences.get("amberSeconds"),
    red: app.preferences.get("redSeconds"),
  });
  app.dialogs = {
    settings: () => openSettings(app),
    shortcuts: () => openHelp(app),
    logout: () => (app.outbox.items.length ? confirmDialog(text("unsent"), text("logout"), app.logout) : app.logout()),
    confirmClose: () => confirmDialog(text("close_confirm"), text("close"), () => app.actions.close()),
  };
  app.pick = (chat) => {
    app.actions.select(chat);
    update();
    if (ROOM_FOR_TWO.matches) thread.focusComposer();
    else thread.focus();
  };
  app.open = async (chatId) => {
    app.notifications.seen(chatId);
    try {
      app.pick(await app.actions.find(chatId));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      app.tell(error.status === 403 ? text("taken") : error.message);
    }
  };
  app.showPane = (pane) => {
    app.viewState.pane = pane;
    app.threads.markSeen();
    update();
    ({ list, thread, card })[pane].focus();
    app.changed();
  };
  const topbar = topbarView(app);
  const list = chatListView(app);
  const thread = threadPane(app);
  const card = guestCard(app);
  const node = el(
    "div",
    { class: "console" },
    topbar.node,
    parts.banner,
    el("main", { class: "panes" }, list.node, thread.node, card.node),
    parts.notes,
    parts.announcer,
  );
  const views = [topbar, list, thread, card];
  const update = () => {
    attribute(node, "data-pane", app.viewState.pane);
    for (const view of views) view.update();
  };
  const wake = () => {
    if (isSilenced()) wakeSound().then(app.changed);
  };
  const ends = [
    app.listen(update),
    runClocks(),
    listenForShortcuts(app, { list, thread }),
    listen("pointerdown", wake),
    listen("keydown", wake),
  ];
  update();
  return { node, stop: () => ends.forEach((end) => end()) };
}

function listen(name, call) {
  document.addEventListener(name, call);
  return () => document.removeEventListener(name, call);
}
