// The chat as its events make it: `seq` is the last one taken.
let seq = 0;
let status = "";
let agentName = "";
let unread = []; // seqs of the agent's messages that the guest has not read
let caughtUp = false;
let arrived = []; // the agent's messages since the last `settle`
let marking = false;
let typingTimer;

// Takes the next event; false when one before it is missing.
const take = (event) => {
  if (event.seq <= seq) return true;
  if (event.seq > seq + 1) return false;
  seq = event.seq;
  ({ message: takeMessage, read: takeRead })[event.type]?.(event) ?? takeStatus(event);
  return true;
};
const takeMessage = ({ message }) => {
  if (message.sender_type == "agent") {
    unread.push(seq);
    arrived.push(message);
    typing.hidden = true;
  } else {
    forget(message.client_message_id);
  }
  showMessage(message);
  return true;
};
const takeRead = ({ by, up_to, message_ids }) => {
  const covers = (number) => (up_to ? number <= up_to : message_ids.includes(session.chat + "." + number));
  if (by == "agent") showSeen(covers);
  else unread = unread.filter((number) => !covers(number));
  return true;
};
const takeStatus = ({ type, agent_name }) => {
  if (type == "assigned") agentName = agent_name;
  status = { assigned: "active", reopened: agentName ? "active" : "waiting" }[type] || type;
};

// After a batch of events: what the guest is told, and what the server is told.
const settle = () => {
  if (caughtUp && arrived.length) {
    const [last] = arrived.slice(-1);
    announce(
      arrived.length > 1
        ? t("many", { n: arrived.length })
        : t("announce", { name: nameOf(last.agent_sender), text: last.content }),
    );
    arrived.forEach((message) => emit("message", message));
    if (!isOpen || !seen()) chime();
  }
  arrived = [];
  render();
  markRead();
};

const markRead = async () => {
  if (!isOpen || !seen() || !unread.length || marking) return;
  marking = true;
  try {
    await call("messages/mark_chat_read/", { chat_room_id: session.chat });
    unread = [];
    render();
  } catch {
    // The next event, opening or page view tries again.
  }
  marking = false;
};

const showTyping = () => {
  typing.textContent = t("typing", { name: agentName || t("agent") });
  typing.hidden = false;
  toBottom();
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => (typing.hidden = true), 5000);
};

const forgetChat = () => {
  seq = 0;
  status = agentName = "";
  unread = [];
  caughtUp = false;
  clearThread();
};
