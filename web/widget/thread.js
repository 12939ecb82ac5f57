const list = element("ol");
const pending = new Map(); // client id -> its bubble, until its event comes
const mine = new Map(); // seq -> bubble of a message that the agent has not seen
const clock = new Intl.DateTimeFormat(lang, { hour: "numeric", minute: "2-digit" });

const linked = (text) =>
  text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/).map((part, index) =>
    index % 2 ? element("a", { href: part, target: "_blank", rel: "noopener noreferrer nofollow" }, part) : part,
  );

const bubble = (side, author, text, time) => {
  const state = element("span");
  const made = element(
    "li",
    { className: side },
    element("b", {}, author),
    element("p", { dir: "auto" }, ...linked(text)),
    element("small", {}, clock.format(new Date(time)), state),
  );
  made.state = (key) => {
    made.dataset.state = key;
    state.textContent = " · " + t(key);
  };
  return made;
};

const atBottom = () => log.scrollHeight - log.scrollTop - log.clientHeight < 60;
const toBottom = () => (log.scrollTop = log.scrollHeight);

// Messages stand in the order of their events; what is on its way stands below them.
const place = (made) => {
  const follow = atBottom();
  list.insertBefore(made, pending.values().next().value || null);
  if (follow) toBottom();
};

const showPending = (id, text, time, failed) => {
  if (pending.has(id)) return;
  const made = bubble("user", t("you"), text, time);
  list.append(made);
  pending.set(id, made);
  made.state(failed ? "failed" : "sending");
  if (failed) addRetry(id);
  toBottom();
};
const addRetry = (id) => {
  const made = pending.get(id);
  made.append(
    element("button", { type: "button", className: "plain", onclick: (event) => retry(id, event.target) }, t("retry")),
  );
};

const nameOf = (agent) => `${agent?.user.first_name || ""} ${agent?.user.last_name || ""}`.trim() || agentName || t("agent");

const showMessage = ({ seq, sender_type, content, created_at, client_message_id, agent_sender }) => {
  if (sender_type == "agent") return place(bubble("agent", nameOf(agent_sender), content, created_at));
  const made = pending.get(client_message_id || "first") || bubble("user", t("you"), content, created_at);
  made.querySelector("button")?.remove();
  place(made);
  pending.delete(client_message_id || "first");
  made.state("sent");
  mine.set(seq, made);
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
