/** An agent at work: joins what is known of chats with what brings news and what calls attention. */
import { Actions } from "./actions.js";
import { setBackgroundTimeout } from "./live/timers.js";
import { follow, watchLists } from "./live/updates.js";
import { Changes } from "./store/changes.js";
import { Drafts } from "./store/drafts.js";
import { InboxStore } from "./store/inbox.js";
import { Lists } from "./store/lists.js";
import { Notifications } from "./store/notifications.js";
import { Outbox } from "./store/outbox.js";
import { Threads } from "./store/threads.js";
import { UpdateReducer } from "./store/update_reducer.js";
import { ViewState } from "./store/view_state.js";
import { attention, showInTitle } from "./ui/alerts.js";
import { PaneHistory, keepPlace, returnToPlace } from "./ui/pane_history.js";
import { Bell, playOnce } from "./ui/sound.js";

/**
 * @param {object} api the calls
 * @param {import("./store/browser_storage.js").Session} session of an agent who is logged in
 * @param {object} preferences
 * @param {object} show `tell(words)` and `announce(line)`
 */
export function openWorkplace(api, session, preferences, show) {
  const changes = new Changes();
  const changed = () => changes.changed();
  const { agent } = session.login;
  const inbox = new InboxStore(agent);
  const lists = new Lists(api, changed);
  const threads = new Threads(api, inbox, changed);
  const viewState = new ViewState(inbox, lists);
  const app = { api, inbox, lists, threads, viewState, preferences, changed, tell: show.tell };
  threads.isLookedAt = () => viewState.isLookedAt;
  app.notifications = new Notifications(api, changed);
  app.drafts = new Drafts(agent.id);
  app.actions = new Actions(app);
  app.outbox = new Outbox(agent.id, {
    send: (item) => api.send(item.chatId, item.content, item.id),
    sent: (_, message) => app.actions.sent(message),
    refused: () => app.cursor.now(),
    changed,
  });
  const calls = attention(app, show);
  const paneHistory = new PaneHistory(app);
  const reducer = new UpdateReducer(inbox, threads, {
    ...calls,
    stored: (message) => app.outbox.remove(message.client_message_id),
    began: () => returnToPlace(app).then(() => paneHistory.start()),
    counted: (counts, moved) => lists.counted(counts, moved, viewState.tab, setBackgroundTimeout),
    noted: (notifications, unread, askedAt) => app.notifications.learn(notifications, unread, askedAt),
    notified: (notification) => app.notifications.hear(notification),
    missed: () => app.cursor.now(),
    changed,
  });
  const live = follow(app, session, reducer);
  const unwatch = watchLists(app);
  const bell = new Bell(() => playOnce("chat", "waiting"));
  changes.listen(() => {
    showInTitle(inbox.queue.chats.length + inbox.unread);
    if (threads.current) keepPlace(agent.id, viewState);
    if (viewState.isLookedAt) app.notifications.seen(viewState.selected);
    paneHistory.update();
    bell.set(inbox.queue.chats.length > 0 && inbox.agent.is_available && preferences.get("sound"));
  });
  return Object.assign(app, {
    listen: (call) => changes.listen(call),
    start: live.start,
    stop() {
      changes.stop();
      unwatch();
      live.stop();
      paneHistory.stop();
      app.notifications.stop();
      app.outbox.stop();
      bell.set(false);
      showInTitle(0);
    },
  });
}
