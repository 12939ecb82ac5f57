// Messages on their way: one key of storage each, so that tabs never overwrite one another's.
const keys = () => keysWith("out:");
const waiting = () => keys().map(load);
const keep = (item) => {
  save(`out:${item.time}:${item.id}`, item);
  showPending(item);
};
const forget = (id) => id && drop(keys().find((key) => key.endsWith(id)));

const post = (item) => {
  keep({ ...item, failed: false });
  field.focus(); // also when the button to send it again had the focus, which is gone now
  flush();
};

// In order, one at a time. That two tabs send the same one is harmless: its id makes it one message.
// It waits for no event: where the cursor or the socket fails, what is written arrives all the same.
let sending = false;
const flush = async () => {
  if (sending || !session.chat) return;
  sending = true;
  let item;
  while ((item = waiting().find(({ failed }) => !failed))) {
    try {
      const message = await insist("chat/send_message/", () => ({
        chat_room_id: session.chat,
        content: item.text,
        client_message_id: item.id,
      }));
      forget(item.id);
      pending.get(item.id)?.state("sent"); // its place among the events may be known later
      receive([{ seq: message.seq, message }]);
    } catch {
      keep({ ...item, failed: true });
      announce(t("failed"));
      wake();
    }
  }
  sending = false;
};
