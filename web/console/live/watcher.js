/** Others' chats are not pushed to an admin: the list on screen is read anew now and then, the counts with it. */
import { setBackgroundInterval } from "./timers.js";

const LOOK_MS = 5_000;
const PAGE_MS = 15_000; // for each page that is on screen, so that a long list costs no more calls

/** @param {object} app `inbox`, `lists`, `viewState`, `cursor`. Returns what stops it. */
export function watchLists({ inbox, lists, viewState, cursor }) {
  return setBackgroundInterval(LOOK_MS, () => {
    const { tab } = viewState;
    if (!inbox.isAdmin || !viewState.isPaged(tab) || document.visibilityState !== "visible") return;
    const { askedAt, pages, loading } = lists.of(tab);
    if (loading || Date.now() - askedAt < PAGE_MS * pages) return;
    lists.load(tab);
    cursor.now();
  });
}
