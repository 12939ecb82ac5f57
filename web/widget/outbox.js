// Messages on their way: one key of storage each, so that tabs never overwrite one another's.
const waitingKeys = () => keysWith("out:");
const keyOf = (id) => waitingKeys().find((key) => key.endsWith(id));

const post = (text) => {
  const id = randomId();
  const time = Date.now();
  save(`out:${time}:${id}`, { id, text, time });
  showPending(id, text, time);
  flush();
};
const forget = (id) => {
  const key = id && keyOf(id);
  if (key) drop(key);
};
const retry = (id, button) => {
  const { failed, ...item } = load(keyOf(id));
  save(keyOf(id), item);
  button.remove();
  pending.get(id).state("sending");
  flush();
};
const showWaiting = () => waitingKeys().map(load).forEach(({ id, text, time, failed }) => showPending(id, text, time, failed));

// In order, by one tab at a time. Sending one twice is harmless: its id makes it one message.
const flush = () => exclusively("send", sendAll).catch(() => {});
const sendAll = async () => {
  let key;
  while (caughtUp && (key = waitingKeys().find((each) => !load(each).failed))) {
    const { id, text } = load(key);
    try {
      accept(await insist("chat/send_message/", () => ({ chat_room_id: session.chat, content: text, client_message_id: id })));
      drop(key);
    } catch (error) {
      if (!error.status) return;
      refuse(key, error);
    }
  }
};

const accept = (message) => {
  if (message.seq == seq + 1) {
    take({ seq: message.seq, type: "message", message });
    settle();
  } else if (message.seq > seq) {
    pending.get(message.client_message_id)?.state("sent");
    wake();
  }
};
const refuse = (key, { code }) => {
  const item = load(key);
  save(key, { ...item, failed: true });
  showPending(item.id, item.text, item.time);
  pending.get(item.id).state("failed");
  addRetry(item.id);
  announce(t("failed"));
  if (code == "chat_closed") wake();
};
