// The chat as its events make it: `seq` is the last one taken.
let seq = 0;
let newest = 0; // the highest seq that anybody has told of
let status = "waiting";
let agentName = "";
let unread = []; // seqs of the agent's messages that the guest has not read
let arrived = []; // the agent's messages since the last `settle`
let caughtUp = false;
let marking = false;
let typingTimer;

// Takes the next event; false when one before it is missing.
const take = (event) => {
  newest = Math.max(newest, event.seq);
  if (event.seq <= seq) return true;
  if (event.seq > seq + 1) return false;
  seq = event.seq;
  const { type, message, by } = event;
  if (message) {
    if (message.sender_type == "agent") {
      unread.push(seq);
      arrived.push(message);
      typing.hidden = true;
    } else forget(message.client_message_id);
    showMessage(message);
  } else if (by) {
    const covers = (number) =>
      event.up_to ? number <= event.up_to : event.message_ids.includes(session.chat + "." + number);
    if (by == "agent") showSeen(covers);
    else unread = unread.filter((number) => !covers(number));
  } else {
    if (type == "assigned") agentName = event.agent_name;
    status = { assigned: "active", reopened: agentName ? "active" : "waiting" }[type] || type;
  }
  return true;
};

// After a batch of events: what the guest is told, and what the server is told.
const settle = () => {
  const count = caughtUp && arrived.length;
  if (count) {
    const [message] = arrived;
    announce(count > 1 ? t("many", { n: count }) : t("announce", { name: nameOf(message.agent_sender), text: message.content }));
    arrived.forEach((message) => emit("message", message));
  }
  arrived = [];
  render();
  markRead();
  return count;
};

// What fails here is tried again at the next event, opening or showing of the page.
const markRead = async () => {
  if (!isOpen || !seen() || !unread.length || marking) return;
  marking = true;
  const last = seq;
  try {
    await call("messages/mark_chat_read/", { chat_room_id: session.chat });
    unread = unread.filter((number) => number > last);
    render();
    marking = false;
    markRead();
  } catch {
    marking = false;
  }
};

const showTyping = () => {
  typing.textContent = t("typing", { name: nameOf() });
  typing.hidden = false;
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => (typing.hidden = true), 5000);
};

const forgetChat = () => {
  era++;
  sleepers.clear();
  seq = newest = 0;
  status = "waiting";
  agentName = "";
  unread = [];
  caughtUp = sending = starting = completing = marking = false;
  clearThread();
};
