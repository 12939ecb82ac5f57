/** What keeps an agent's console up to date: the cursor, the WebSocket, and one chat looked at. */
import { spoken, text } from "../locales/text.js";
import { Follower } from "./chat_follower.js";
import { Cursor } from "./cursor.js";
import { Socket } from "./socket.js";
import { setBackgroundInterval } from "./timers.js";

const TYPING_MS = 3_000;

/** Adds `cursor` and `typing(chatId)` to `app`; returns what starts and stops it all. */
export function follow(app, session, reducer) {
  const { api, inbox, threads } = app;
  const { live_url: url, token } = session.login;
  const hello = () => ({ action: "authenticate", token, language: spoken() });
  const socket = url ? new Socket(url, hello, (frame) => reducer.applyFrame(frame)) : null;
  const tell = (answer, how) => reducer.applyAnswer(answer, how);
  app.cursor = new Cursor(api.news, tell, () => socket?.ready ?? false);
  app.typing = throttledTyping(socket);
  const follower = new Follower(
    api.events,
    (chatId, { events }) => {
      for (const event of events) threads.apply(chatId, event);
      app.changed();
    },
    (chatId, error) => threads.refuse(chatId, error.status === 403 ? text("taken") : error.message),
  );
  threads.moved = (thread) => {
    const foreign = thread?.loaded && !inbox.owns(thread.chat) && thread.chat.status !== "closed";
    follower.follow(foreign ? thread.id : null, thread?.seq);
  };
  return starting(app, socket, follower);
}

function starting({ cursor, threads, outbox }, socket, follower) {
  const wake = () => {
    socket?.renew();
    cursor.now();
    outbox.flush();
  };
  const look = () => {
    socket?.check();
    threads.markSeen();
    cursor.now();
  };
  const shown = ({ persisted }) => persisted && wake();
  const heard = [
    [window, "online", wake],
    [window, "pageshow", shown],
    [window, "focus", look],
    [document, "visibilitychange", look],
  ];
  return {
    start() {
      for (const [target, name, call] of heard) target.addEventListener(name, call);
      cursor.start();
      socket?.open();
      outbox.flush();
    },
    stop() {
      for (const [target, name, call] of heard) target.removeEventListener(name, call);
      cursor.stop();
      socket?.stop();
      follower.follow(null);
    },
  };
}

function throttledTyping(socket) {
  const told = new Map(); // chat id -> when
  return (chatId) => {
    if (Date.now() - (told.get(chatId) ?? 0) < TYPING_MS) return;
    told.set(chatId, Date.now());
    socket?.send({ action: "typing", chat_room_id: chatId });
  };
}

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
