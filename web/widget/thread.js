const list = element("ol");
const pending = new Map(); // client id -> its bubble, until its event comes
const mine = new Map(); // seq -> bubble of a message that the agent has not seen

const linked = (text) =>
  text.split(/(https?:\/\/\S+[^\s.,;:!?)])/).map((part, index) =>
    index % 2 ? element("a", { href: part, target: "_blank" }, part) : part,
  );

const bubble = (side, author, text, time) => {
  const state = element("span");
  const made = element(
    "li." + side,
    {},
    element("b", {}, author),
    element("p", { dir: "auto" }, ...linked(text)),
    element("small", {}, new Date(time).toTimeString().slice(0, 5), state),
  );
  made.state = (key) => {
    made.dataset.state = key;
    state.replaceChildren(" · " + t(key));
    if (key == "failed") state.append(button("plain", "", () => post(made.item), t("retry")));
  };
  return made;
};

const toBottom = () => (log.scrollTop = 0); // its end: what is above it grows upwards

const showPending = (item) => {
  const made = pending.get(item.id) || bubble("user", t("you"), item.text, item.time);
  made.item = item;
  made.state(item.failed ? "failed" : "sending");
  pending.set(item.id, made);
  list.append(made);
  toBottom();
};

const nameOf = (agent) => (agent && `${agent.user.first_name} ${agent.user.last_name}`.trim()) || agentName || t("agent");

const showMessage = (message) => {
  const byAgent = message.sender_type == "agent";
  const id = message.client_message_id || "first";
  const made =
    (!byAgent && pending.get(id)) ||
    bubble(message.sender_type, byAgent ? nameOf(message.agent_sender) : t("you"), message.content, message.created_at);
  // In the order of the events; what is on its way stands below.
  list.insertBefore(made, [...pending.values()][0]);
  if (byAgent) return;
  pending.delete(id);
  made.state("sent");
  mine.set(message.seq, made);
};
const showSeen = (covers) =>
  mine.forEach((made, seq) => {
    if (covers(seq)) {
      made.state("seen");
      mine.delete(seq);
    }
  });

const clearThread = () => {
  list.replaceChildren();
  pending.clear();
  mine.clear();
};
