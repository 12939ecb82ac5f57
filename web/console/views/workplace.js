/** The whole console of an agent who is logged in: three panes, one at a time on a phone. */
import { runClocks } from "../ui/clock.js";
import { attribute, el } from "../ui/dom.js";
import { FIELD, keepFocus } from "../ui/focus.js";
import { isSilenced, wakeSound } from "../ui/sound.js";
import { bannerView, liveRegion, toastsView } from "../ui/status_messages.js";
import { chatListView } from "./chat_list.js";
import { guestCard } from "./guest_card.js";
import { listenForShortcuts } from "./shortcuts.js";
import { threadView } from "./thread.js";
import { topbarView } from "./topbar.js";

/**
 * @import { App } from "../app.js"
 * @import { Pane } from "../store/view_state.js"
 */

/** @param {App} app is drawn until `stop` is called */
export function workplaceView(app) {
  const [banner, toasts, live] = [bannerView(), toastsView(), liveRegion()];
  const [topbar, list, thread, card] = [topbarView(app), chatListView(app), threadView(app), guestCard(app)];
  const panes = { list, thread, card };
  const main = el("main", { class: "panes" }, list.node, thread.node, card.node);
  const node = el("div", { class: "console", tabindex: "-1" }, topbar.node, banner.node, main, toasts.node, live.node);
  const update = () => {
    attribute(node, "data-pane", app.viewState.pane);
    for (const view of [topbar, list, thread, card]) view.update();
  };
  const heard = new AbortController();
  const wake = () => {
    if (isSilenced()) wakeSound().then(() => app.changed());
  };
  for (const name of ["pointerdown", "keydown"]) document.addEventListener(name, wake, { signal: heard.signal });
  const keys = listenForShortcuts(app, { list, thread }, heard.signal);
  const chat = { node: thread.node, focus: () => app.focusChat() };
  const regions = [{ node: topbar.node, focus: topbar.focus }, list.search, list, chat, card];
  const focus = keepFocus(node, regions, { start: () => panes[app.viewState.pane].focus(), droppedFromField: () => keys.typed() });
  const ends = [app.listen(update), runClocks(), () => heard.abort(), focus.stop];
  update();
  return {
    node,
    update,
    /** @param {Pane} pane */
    focus: (pane) => panes[pane].focus(),
    focusComposer: thread.focusComposer,
    isWriting: () => Boolean(document.activeElement?.matches(FIELD)),
    /** The part of the page that has the focus, for `goTo` of the next view. */
    place: focus.place,
    goTo: focus.goTo,
    tell: toasts.tell,
    announce: live.announce,
    reached: banner.reached,
    stop() {
      for (const end of ends) end();
    },
  };
}
