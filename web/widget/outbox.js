// Messages on their way: one key of storage each, so that tabs never overwrite one another's.
const waiting = () => keysWith("out:");
const keyOf = (id) => waiting().find((key) => key.endsWith(id));
const keep = (item) => {
  save(`out:${item.time}:${item.id}`, item);
  showPending(item);
};
const forget = (id) => id && drop(keyOf(id));

const post = (text) => {
  keep({ id: randomId(), text, time: Date.now() });
  flush();
};
const retry = (id) => {
  keep({ ...load(keyOf(id)), failed: false });
  flush();
};

// In order, one at a time. That two tabs send the same one is harmless: its id makes it one message.
let sending = false;
const flush = async () => {
  if (sending || !caughtUp) return;
  sending = true;
  const mine = era;
  let item;
  while (mine == era && (item = waiting().map(load).find(({ failed }) => !failed))) {
    try {
      const message = await insist("chat/send_message/", () => ({
        chat_room_id: session.chat,
        content: item.text,
        client_message_id: item.id,
      }));
      forget(item.id);
      receive([{ seq: message.seq, message }]);
    } catch {
      if (mine == era) {
        keep({ ...item, failed: true });
        announce(t("failed"));
        wake();
      }
    }
  }
  if (mine == era) sending = false;
};
