import { announce } from "./attention.js";
import { button, drawIcon, element, icon } from "./dom.js";
import { t } from "./locales.js";

const SHAPES = {
  chat: "M4 5h16v11H9l-5 4z",
  down: "M6 9l6 6 6-6",
  cross: "M6 6l12 12M18 6L6 18",
  muted: "M4 10v4h4l5 4V6L8 10zM17 10l4 4M21 10l-4 4",
  loud: "M4 10v4h4l5 4V6L8 10zM17 9q2 3 0 6",
};
const TYPING_MS = 5000;

/**
 * The round button, and how many messages wait behind it.
 * @param {() => void} onClick
 */
export function createLauncher(onClick) {
  const badge = element("span", { className: "badge", ariaHidden: "true" });
  const launcher = button("launcher", "", onClick, icon(SHAPES.chat), badge);
  return {
    element: launcher,

    /**
     * @param {boolean} isOpen
     * @param {number} unread
     */
    render(isOpen, unread) {
      const title = t(isOpen ? "close" : "open");
      launcher.title = unread ? `${title}, ${t("unread", { n: unread })}` : title;
      launcher.ariaExpanded = String(isOpen);
      badge.textContent = String(unread);
      badge.hidden = !unread;
      drawIcon(launcher, isOpen ? SHAPES.down : SHAPES.chat);
    },
  };
}

/** @typedef {ReturnType<typeof createTypingLine>} TypingLine */

/** The line that says that an agent is typing, for a while. */
function createTypingLine() {
  const line = element("p", { className: "typing", hidden: true });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const hide = () => {
    line.hidden = true;
  };
  return {
    element: line,
    hide,
    /** @param {string} name of the agent, where it is known */
    show(name) {
      line.textContent = t("typing", { name: name || t("agent") });
      line.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(hide, TYPING_MS);
    },
  };
}

/**
 * The dialog: its head, the log, a notice, the composer.
 * @param {string | undefined} greeting the page's own
 * @param {{
 *   thread: import("./thread.js").Thread,
 *   profile: import("./profile.js").Profile,
 *   composer: import("./composer.js").Composer,
 * }} parts
 * @param {{ onMute: () => void, onClose: () => void, onRestart: () => void }} handlers
 */
export function createPanel(greeting, { thread, profile, composer }, { onMute, onClose, onRestart }) {
  const heading = element("b");
  const mute = button("icon", "", onMute, icon(SHAPES.loud));
  const close = button("icon", t("close"), onClose, icon(SHAPES.cross));
  const welcome = element("p", { className: "greeting" }, greeting || t("greeting"));
  const typing = createTypingLine();
  const log = element(
    "div",
    { className: "log", role: "log", ariaLive: "off", ariaLabel: t("title"), tabIndex: 0 },
    element("div", {}, welcome, thread.element, profile.element, typing.element),
  );
  const notice = element("p");
  const startAnother = button("primary", "", onRestart, t("new"));
  const noticeBox = element("div", { className: "notice" }, notice, startAnother);
  const dialog = element(
    "section",
    { className: "panel", role: "dialog", ariaLabel: t("title"), hidden: true },
    element("div", { className: "head" }, heading, mute, close),
    log,
    noticeBox,
    composer.element,
  );
  /** Where one goes on: the field, the profile, or another chat. @type {HTMLElement} */
  let entry = composer.field;

  const panel = {
    element: dialog,
    typing,
    isOpen: false,

    /** @param {boolean} isOpen */
    setOpen(isOpen) {
      panel.isOpen = isOpen;
      dialog.hidden = !isOpen;
    },

    hasFocus: () => dialog.matches(":focus-within"),
    focusEntry: () => entry.focus(),

    /** The log is reversed: its end is at 0, and what is above it grows upwards. */
    scrollToEnd() {
      log.scrollTop = 0;
    },

    /**
     * @param {{
     *   chat: import("./chat.js").Chat | undefined,
     *   noticeText: string,
     *   hasMessage: boolean,
     *   asksForProfile: boolean,
     *   isMuted: boolean,
     * }} state
     */
    render({ chat, noticeText, hasMessage, asksForProfile, isMuted }) {
      const isClosed = chat?.status === "closed";
      const hadFocus = panel.hasFocus();
      const before = entry;
      if (panel.isOpen && noticeText && notice.textContent !== noticeText) announce(noticeText);
      notice.textContent = noticeText;
      noticeBox.hidden = !noticeText;
      startAnother.hidden = !isClosed;
      heading.textContent = chat?.agentName || t("title");
      welcome.hidden = hasMessage;
      profile.element.hidden = !asksForProfile;
      composer.element.hidden = asksForProfile || isClosed;
      mute.title = t(isMuted ? "unmute" : "mute");
      drawIcon(mute, isMuted ? SHAPES.muted : SHAPES.loud);
      if (isClosed) entry = startAnother;
      else entry = asksForProfile ? profile.firstInput : composer.field;
      if (hadFocus && entry !== before) entry.focus();
    },
  };
  return panel;
}
