// One tab asks for all of them: the one that was shown last. The others hear it on a channel.
let channel;
let leading; // ends this tab's wish to ask
let held; // the signal of the turn that this tab has or had

const lead = async (choice) => {
  leading?.abort();
  const { signal } = (leading = new AbortController());
  on(signal, "abort", () => {
    socket?.close();
    wake();
  });
  const work = () => follow(signal);
  try {
    await (navigator.locks ? navigator.locks.request(PREFIX + session.chat, choice || { signal }, work) : work());
  } catch {
    if (!signal.aborted) lead(); // another tab took over; wait for its end
  }
};

const resume = async () => {
  if (!session.chat) return;
  channel = new BroadcastChannel(PREFIX + session.chat);
  channel.onmessage = ({ data }) => (data.every(take) ? settle() : catchUp().catch(() => {}));
  waiting().map(load).forEach(showPending);
  if (!seen()) await catchUp().catch(() => {});
  lead(seen() && { steal: true });
};
const pause = () => {
  leading?.abort();
  channel?.close();
  channel = null;
};

const reset = () => {
  ["session", "draft", ...waiting()].forEach(drop);
  leave({});
  field.value = "";
  if (isOpen) field.focus();
};
const leave = (next) => {
  pause();
  session = next;
  forgetChat();
  begun();
};
const begun = () => {
  if (session.chat) resume();
  else if (session.message) showFirst();
  render();
};

on(window, "storage", ({ key }) => {
  if (key != PREFIX + "session") return;
  const next = load("session") || {};
  next.client == session.client && next.chat == session.chat ? (session = next) : leave(next);
});
on(page, "visibilitychange", () => {
  if (!seen() || !session.chat) return;
  markRead();
  held == leading?.signal ? wake() : lead({ steal: true });
});
on(window, "online", wake);
on(window, "offline", () => setOffline(true));
on(window, "pagehide", pause);
on(window, "pageshow", ({ persisted }) => persisted && resume());
