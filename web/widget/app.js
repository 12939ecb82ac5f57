import { abandonCalls, connectToApi, network, wake } from "./api.js";
import { announce, chime, countInTitle, liveRegion } from "./attention.js";
import { createComposer } from "./composer.js";
import { createConversation } from "./conversation.js";
import { t } from "./locales.js";
import { clearOutbox, keepInOutbox, outboxItems } from "./outbox.js";
import { createLauncher, createPanel } from "./panel.js";
import { createProfile } from "./profile.js";
import { createChatStart, randomId } from "./session.js";
import { clearSession, load, PREFIX, reloadSession, save, session, updateSession } from "./storage.js";
import { authorOf, createThread, FIRST_MESSAGE } from "./thread.js";

/**
 * Tells the page what happens in the widget.
 * @param {string} name
 * @param {unknown} [detail]
 */
export const emit = (name, detail) => document.dispatchEvent(new CustomEvent(`charla:${name}`, { detail }));

/** @typedef {ReturnType<typeof createApp>} App */

/**
 * The widget: what a guest does becomes calls, and what comes becomes what the guest sees. The guest, the API or another tab
 * changes the session, the outbox or the chat; `render` then draws what follows from them.
 * @param {{
 *   url: string,
 *   greeting: string | undefined,
 *   loadCaptcha: (settings: CaptchaSettings, onLoad: (captcha: Captcha) => void) => void,
 * }} options
 */
export function createApp({ url, greeting, loadCaptcha }) {
  /** The chat, once there is one. @type {import("./conversation.js").Conversation | undefined} */
  let conversation;
  let isCompleting = false;

  connectToApi(url, () => setTimeout(render)); // a moment later: what comes with the answer may say more
  const chatStart = createChatStart(loadCaptcha);

  const thread = createThread(post);
  const composer = createComposer({ onSend: write, onTyping: () => conversation?.tellTyping() });
  const profile = createProfile({ onSubmit: introduce, onBack: takeBack });
  const parts = { thread, profile, composer };
  const panel = createPanel(greeting, parts, { onMute: toggleMute, onClose: close, onRestart: startAnother });
  const launcher = createLauncher(toggle);

  const view = { thread, render, isSeen, showPending, typing: panel.typing, announceAll };

  // The panel, and what is drawn.

  function isSeen() {
    return panel.isOpen && !document.hidden;
  }

  function open() {
    if (panel.isOpen) return;
    panel.setOpen(true);
    render();
    panel.scrollToEnd();
    conversation?.markRead();
    // A page that opens it by itself does not take the focus from where its visitor is.
    if (navigator.userActivation.isActive) panel.focusEntry();
    emit("open");
  }

  function close() {
    if (!panel.isOpen) return;
    const hadFocus = panel.hasFocus();
    panel.setOpen(false);
    render();
    if (hadFocus) launcher.element.focus();
    emit("close");
  }

  function toggle() {
    if (panel.isOpen) close();
    else open();
  }

  function render() {
    const chat = conversation?.chat;
    const hasMessage = Boolean(session.data.message);
    const unread = chat ? chat.unread.length : 0;
    panel.render({
      chat,
      noticeText: noticeText(chat),
      hasMessage,
      asksForProfile: hasMessage && !session.data.chat && !isCompleting,
      isMuted: isMuted(),
    });
    launcher.render(panel.isOpen, unread);
    countInTitle(unread);
  }

  /** @param {import("./chat.js").Chat | undefined} chat */
  function noticeText(chat) {
    if (network.isOffline && chat?.status !== "closed") return t("offline");
    return chat?.seq && chat.status !== "active" ? t(chat.status) : "";
  }

  function isMuted() {
    return Boolean(load("mute"));
  }

  function toggleMute() {
    save("mute", !isMuted());
    render();
  }

  // What the guest writes: the first message begins a session, and the profile makes it a chat.

  /** @param {string} text */
  function write(text) {
    if (session.data.message) post({ id: randomId(), text, time: Date.now() });
    else begin(text);
  }

  /** @param {string} message */
  function begin(message) {
    updateSession({ message, client: randomId(), session: "" });
    resume();
    if (session.data.email) complete();
    emit("start");
  }

  function takeBack() {
    composer.prefill(session.data.message || "");
    updateSession({ message: "", session: "" });
    abandon();
    render();
  }

  /** @param {SessionData} values of the profile */
  function introduce(values) {
    updateSession(values);
    complete();
  }

  /** The form gives way to the chat at once, and comes back with what is wrong. */
  async function complete() {
    isCompleting = true;
    render();
    try {
      await chatStart.complete();
    } catch (refusal) {
      isCompleting = false;
      render();
      profile.showProblems(refusal);
      return;
    }
    isCompleting = false;
    resume();
  }

  /** @param {OutboxItem} item new, or refused before */
  function post(item) {
    const unsent = { ...item, failed: false };
    keepInOutbox(unsent);
    showPending(unsent);
    composer.field.focus(); // also when the button to send it again had the focus, which is gone now
    conversation?.flush();
  }

  /** @param {OutboxItem} item */
  function showPending(item) {
    thread.showPending(item);
    panel.scrollToEnd();
  }

  /**
   * @param {Message[]} messages of agents
   * @param {string} agentName
   * @param {boolean} withSound
   */
  function announceAll(messages, agentName, withSound) {
    const [first] = messages;
    const one = t("announce", { name: authorOf(first, agentName), text: first.content });
    announce(messages.length > 1 ? t("many", { n: messages.length }) : one);
    for (const message of messages) emit("message", message);
    if (withSound && !isSeen() && !isMuted()) chime();
  }

  // From one chat to the next.

  /** Goes on where the session is: in its chat, or with a message that waits for a profile. */
  function resume() {
    const { chat, message } = session.data;
    if (chat) {
      conversation = createConversation(chat, view, reset);
      conversation.resume();
    } else if (message) {
      showPending({ id: FIRST_MESSAGE, text: message, time: Date.now() });
      profile.fill(session.data);
      chatStart.start().catch(profile.showProblems);
    }
    render();
  }

  /** Nothing that is under way for the chat, or for the message that was to begin one, is of interest any more. */
  function abandon() {
    abandonCalls(); // first, for a pause wakes what still sleeps
    chatStart.abandon();
    isCompleting = false;
    conversation?.pause();
    conversation = undefined;
    thread.clear();
  }

  function reset() {
    clearSession();
    clearOutbox();
    composer.clear();
    abandon();
    render();
  }

  /** Another chat after a closed one: what was written and never sent begins it. */
  function startAnother() {
    const unsent = [...outboxItems().map(({ text }) => text), composer.field.value];
    reset();
    composer.prefill(unsent.join("\n").trim());
  }

  /** Another tab may have begun a chat, or left it. */
  function followSession() {
    const { client, chat } = session.data;
    reloadSession();
    if (session.data.client === client && session.data.chat === chat) return;
    abandon();
    resume();
  }

  return {
    elements: [panel.element, launcher.element, liveRegion],
    resume,

    /** What the page may call, too. */
    calls: {
      open,
      close,
      toggle,
      prefill: composer.prefill,
      reset,

      /** @param {SessionData} guest whom the page knows */
      identify({ name, email, phone }) {
        updateSession({ name, email, phone });
        profile.fill(session.data);
      },
    },

    /**
     * Hears what happens to the page, until `signal` ends it.
     * @param {AbortSignal} signal
     */
    listen(signal) {
      /**
       * @param {string} type
       * @param {(event: any) => void} listener
       */
      const on = (type, listener) => addEventListener(type, listener, { signal });
      on("storage", ({ key }) => key === `${PREFIX}session` && followSession());
      on("visibilitychange", () => document.hidden || conversation?.show());
      on("online", wake);
      on("offline", () => {
        network.isOffline = Boolean(session.data.chat);
        render();
      });
      on("pagehide", () => conversation?.pause());
      on("pageshow", ({ persisted }) => persisted && conversation?.resume());
    },

    destroy() {
      conversation?.pause();
      countInTitle(0);
    },
  };
}
