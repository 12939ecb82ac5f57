// One tab asks for all of them: the one that was shown last. The others hear it on a channel.
let channel;
let leading;

const exclusively = (name, work, choice = {}) =>
  navigator.locks ? navigator.locks.request(PREFIX + name, choice, work) : work();

const lead = async (choice) => {
  leading?.abort();
  const mine = (leading = new AbortController());
  on(mine.signal, "abort", () => {
    socket?.close();
    wake();
  });
  try {
    await exclusively(session.chat, () => follow(mine.signal), choice || { signal: mine.signal });
  } catch {
    if (!mine.signal.aborted) lead(); // another tab took over; wait for its end
  }
};

const resume = async () => {
  if (!session.chat) return;
  awake = awake.signal.aborted ? new AbortController() : awake;
  channel = window.BroadcastChannel && new BroadcastChannel(PREFIX + session.chat);
  if (channel) channel.onmessage = ({ data }) => {
    if (data.every(take)) settle();
    else catchUp().catch(() => {});
  };
  showWaiting();
  if (!seen()) await catchUp().catch(() => {});
  lead(seen() && { steal: true });
};
const pause = () => {
  leading?.abort();
  channel?.close();
  channel = null;
  awake.abort();
};

const reset = () => {
  pause();
  ["session", "draft", ...waitingKeys()].forEach(drop);
  awake = new AbortController();
  session = {};
  forgetChat();
  field.value = "";
  render();
  if (isOpen) field.focus();
};

// What another tab did to the session: began the chat, went back, or started another.
on(window, "storage", ({ key }) => {
  if (key != PREFIX + "session") return;
  const before = session;
  session = load("session") || {};
  if (before.chat && before.chat != session.chat) {
    pause();
    awake = new AbortController();
    forgetChat();
  }
  if (!session.chat) {
    clearThread();
    if (session.message) showFirst();
  } else if (!before.chat) resume();
  render();
});
on(page, "visibilitychange", () => {
  if (!seen() || !session.chat) return;
  markRead();
  wake();
  if (status != "closed") lead({ steal: true });
});
on(window, "online", wake);
on(window, "offline", () => setOffline(true));
on(window, "pagehide", pause);
on(window, "pageshow", ({ persisted }) => persisted && resume());
