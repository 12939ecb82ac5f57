import { call, callUntilAnswered, wake } from "./api.js";
import { announce } from "./attention.js";
import { Chat, readRange } from "./chat.js";
import { createCursor } from "./cursor.js";
import { t } from "./locales.js";
import { createSender, outboxItems, removeFromOutbox } from "./outbox.js";
import { createSocket } from "./socket.js";
import { createTabs } from "./tabs.js";

/**
 * The parts of the screen that a conversation changes.
 * @typedef {{
 *   thread: import("./thread.js").Thread,
 *   typing: import("./panel.js").TypingLine,
 *   render: () => void,
 *   isSeen: () => boolean,
 *   showPending: (item: OutboxItem) => void,
 *   announceAll: (messages: Message[], agentName: string, withSound: boolean) => void,
 * }} View
 */

/** @typedef {ReturnType<typeof createConversation>} Conversation */

/**
 * One chat with the API: its events come in here, whichever way, and what the guest writes goes out.
 * @param {string} chatId
 * @param {View} view
 * @param {() => void} onUnknown
 */
export function createConversation(chatId, view, onUnknown) {
  const chat = new Chat(chatId);
  /** The guest is told of messages after this one: those before it are history, which a reload brings again. */
  let newsAfter = Infinity;
  let isMarkingRead = false;
  /** The agents' messages that have come, until the guest is told of them. @type {Message[]} */
  let arrived = [];

  /** @param {number} seq as far as the chat is when we begin to listen: the cursor tells it, or the socket, whichever works */
  const startNews = (seq) => {
    newsAfter = Math.min(newsAfter, seq);
    view.render();
  };
  const cursor = createCursor({ chat, onUnknown, onEvents: receive, onCaughtUp: () => startNews(chat.seq) });
  const socket = createSocket({
    chat,
    onReady: startNews,
    onEvent: (event) => receive([event]),
    onTyping: () => view.typing.show(chat.agentName),
  });
  const flush = createSender({
    send: (item) =>
      callUntilAnswered("chat/send_message/", () => ({
        chat_room_id: chatId,
        content: item.text,
        client_message_id: item.id,
      })),
    onSent: (item, message) => {
      view.thread.showSent(item);
      receive([{ seq: message.seq, message }]);
    },
    onRefused: (item) => {
      view.showPending(item);
      announce(t("failed"));
      wake(); // the chat may have been closed
    },
  });
  const tabs = createTabs(chatId, {
    onEvents: hear,
    lead: async (signal) => {
      socket.connect(signal);
      await cursor.follow(signal);
      if (chat.status === "closed") tabs.stopLeading();
    },
    onTurnEnded: () => {
      socket.close();
      wake();
    },
  });

  /**
   * Events from the cursor, the socket or an answer: applied, and told to the other tabs.
   * @param {ChatEvent[]} events
   */
  function receive(events) {
    const isWhole = apply(events);
    tabs.tell(events);
    // One tab makes the sound: the one that asks.
    settle(true);
    if (!isWhole) wake();
  }

  /**
   * Events that another tab has received.
   * @param {ChatEvent[]} events
   */
  function hear(events) {
    if (apply(events)) settle(false);
    else catchUpOnce();
  }

  /**
   * Applies events up to a gap; returns whether there was none.
   * @param {ChatEvent[]} events
   */
  function apply(events) {
    for (const event of events) {
      const outcome = chat.applyEvent(event);
      if (outcome === "gap") return false;
      if (outcome === "applied") show(event);
    }
    return true;
  }

  /** @param {ChatEvent} event */
  function show(event) {
    const { message } = event;
    if (message) {
      if (message.sender_type === "agent") {
        if (message.seq > newsAfter) arrived.push(message);
        view.typing.hide();
      } else {
        removeFromOutbox(message.client_message_id);
      }
      view.thread.showMessage(message, chat.agentName);
    } else if (event.by === "agent") {
      view.thread.showSeen(readRange(event, chatId));
    }
  }

  /**
   * After a batch of events: what the guest is told, and what the server is told.
   * @param {boolean} withSound
   */
  function settle(withSound) {
    if (arrived.length) view.announceAll(arrived, chat.agentName, withSound);
    arrived = [];
    view.render();
    markRead();
  }

  /** What fails here is tried again at the next event, opening or showing of the page. */
  async function markRead() {
    if (!view.isSeen() || !chat.unread.length || isMarkingRead) return;
    isMarkingRead = true;
    const { seq } = chat;
    const marked = await call("messages/mark_chat_read/", { chat_room_id: chatId }).catch(() => {});
    isMarkingRead = false;
    if (!marked) return;
    chat.markUpTo(seq);
    view.render();
    markRead(); // what has come meanwhile
  }

  /** The tab that leads tries again what fails here. */
  const catchUpOnce = () => cursor.catchUp().catch(() => {});

  return {
    chat,
    flush,
    markRead,
    tellTyping: socket.tellTyping,

    /** Goes on where it was; a page that is shown asks for all tabs. */
    async resume() {
      tabs.open();
      outboxItems().forEach(view.showPending);
      flush();
      if (document.hidden) await catchUpOnce();
      tabs.takeLead(!document.hidden);
    },

    pause: tabs.close,

    /** The page is shown: this tab asks from now on. */
    show() {
      markRead();
      if (tabs.isLeading()) wake();
      else tabs.takeLead(true);
    },
  };
}
