import { button, element } from "./dom.js";
import { t } from "./locales.js";

/** The message that a chat begins with has no client_message_id: on its way it goes by this. */
export const FIRST_MESSAGE = "first";
const LINK = /(https?:\/\/\S+[^\s.,;:!?)])/;

/**
 * Splits a text at its links: every second part is one.
 * @param {string} text
 */
export const splitLinks = (text) => text.split(LINK);

/**
 * Hours and minutes where the guest is.
 * @param {string | number} time
 */
export const clockTime = (time) => new Date(time).toTimeString().slice(0, 5);

/**
 * Returns who has written a message.
 * @param {Message} message
 * @param {string} agentName of the agent who has the chat
 */
export function authorOf({ sender_type: sender, agent_sender: agent }, agentName) {
  if (sender === "user") return t("you");
  return (agent && `${agent.user.first_name} ${agent.user.last_name}`.trim()) || agentName || t("agent");
}

/** @param {string} href */
const link = (href) => element("a", { href, target: "_blank" }, href);

/** @typedef {ReturnType<typeof createBubble>} Bubble */

/**
 * One message.
 * @param {Pick<Message, "sender_type" | "content" | "created_at">} message
 * @param {string} author
 */
function createBubble({ sender_type: sender, content, created_at: time }, author) {
  const state = element("span");
  const bubble = element(
    "li",
    { className: sender },
    element("b", {}, author),
    element("p", { dir: "auto" }, ...splitLinks(content).map((part, index) => (index % 2 ? link(part) : part))),
    element("small", {}, clockTime(time), state),
  );
  return {
    element: bubble,

    /**
     * @param {"sending" | "failed" | "sent" | "seen"} key
     * @param {Node[]} controls
     */
    setState(key, ...controls) {
      bubble.dataset.state = key;
      state.replaceChildren(` · ${t(key)}`, ...controls);
    },
  };
}

/**
 * @param {OutboxItem} item
 * @returns {Pick<Message, "sender_type" | "content" | "created_at">}
 */
const asMessage = ({ text, time }) => ({ sender_type: "user", content: text, created_at: time });

/** @typedef {ReturnType<typeof createThread>} Thread */

/**
 * The messages of the chat, in the order of its events; below them those that are on their way.
 * @param {(item: OutboxItem) => void} onRetry
 */
export function createThread(onRetry) {
  const list = element("ol");
  /** By client_message_id, until the event comes. @type {Map<string, Bubble>} */
  const pending = new Map();
  /** The guest's messages that no agent has seen, by seq. @type {Map<number, Bubble>} */
  const unseen = new Map();

  /** @param {Bubble} bubble */
  function insert(bubble) {
    const [firstPending] = pending.values();
    list.insertBefore(bubble.element, firstPending?.element ?? null);
  }

  return {
    element: list,

    /** @param {OutboxItem} item */
    showPending(item) {
      const { id } = item;
      const bubble = pending.get(id) || createBubble(asMessage(item), t("you"));
      if (item.failed)
        bubble.setState(
          "failed",
          button("plain", "", () => onRetry(item), t("retry")),
        );
      else bubble.setState("sending");
      pending.set(id, bubble);
      list.append(bubble.element);
    },

    /**
     * The API has the message; its place among the events may be known later.
     * @param {OutboxItem} item
     */
    showSent: ({ id }) => pending.get(id)?.setState("sent"),

    /**
     * @param {Message} message
     * @param {string} agentName
     */
    showMessage(message, agentName) {
      const { sender_type: sender, seq } = message;
      const id = message.client_message_id || FIRST_MESSAGE;
      const known = sender === "user" && pending.get(id);
      const bubble = known || createBubble(message, authorOf(message, agentName));
      insert(bubble);
      if (sender === "agent") return;
      pending.delete(id);
      unseen.set(seq, bubble);
      bubble.setState("sent");
    },

    /** @param {(seq: number) => boolean} isSeen */
    showSeen(isSeen) {
      for (const [seq, bubble] of unseen) {
        if (!isSeen(seq)) continue;
        bubble.setState("seen");
        unseen.delete(seq);
      }
    },

    clear() {
      list.replaceChildren();
      pending.clear();
      unseen.clear();
    },
  };
}
