// One tab asks for all of them: the one that was shown last. The others hear it on a channel.
let channel;
let leading; // ends this tab's wish to ask
let held; // the signal of the turn that this tab has or had

const lead = async (choice) => {
  leading?.abort();
  const { signal } = (leading = new AbortController());
  // Lets the lock go at once, whatever call is under way: a page that holds one is not kept for going back to.
  const work = () =>
    new Promise((done) => {
      on(signal, "abort", () => {
        socket?.close();
        wake(done());
      });
      follow(signal).then(done);
    });
  try {
    await (navigator.locks ? navigator.locks.request(PREFIX + session.chat, choice || { signal }, work) : work());
  } catch (error) {
    // Another tab took over: wait for its end. A browser that allows no storage allows no locks either.
    if (!signal.aborted) error.name == "AbortError" ? lead() : work();
  }
};

const resume = async () => {
  if (!session.chat) return;
  channel = new BroadcastChannel(PREFIX + session.chat);
  channel.onmessage = ({ data }) => (data.every(take) ? settle() : catchUp().catch(() => {}));
  waiting().forEach(showPending);
  flush();
  if (!seen()) await catchUp().catch(() => {});
  lead(seen() && { steal: true });
};
const pause = () => {
  leading?.abort();
  channel?.close();
  channel = null;
};

const reset = () => {
  ["session", "draft", ...keys()].forEach(drop);
  field.value = "";
  leave({});
};
// Another chat after a closed one: what was written and never sent begins it.
const anew = () => {
  const unsent = [...waiting().map(({ text }) => text), field.value].join("\n").trim();
  reset();
  prefill(unsent);
};
const leave = (next) => {
  forgetChat(); // first, for a pause wakes what still sleeps
  pause();
  session = next;
  begun();
};
const begun = () => {
  if (session.chat) resume();
  else if (session.message) {
    showPending({ id: "first", text: session.message, time: Date.now() });
    fillProfile();
    start().catch(showProblems);
  }
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
on(window, "offline", () => render((offline = session.chat)));
on(window, "pagehide", pause);
on(window, "pageshow", ({ persisted }) => persisted && resume());
