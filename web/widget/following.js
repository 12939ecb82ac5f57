// Events from the cursor, the socket or an answer: taken, and told to the other tabs.
const receive = (events) => {
  const whole = events.every(take);
  channel?.postMessage(events);
  // One tab makes the sound: the one that asks.
  if (settle() && (!isOpen || !seen())) chime();
  if (!whole) wake();
};

const catchUp = async () => {
  const answer = await call(`chat/events/?chat_room_id=${session.chat}&after=${seq}&limit=200`);
  receive(answer.events);
  if (answer.has_more) return catchUp();
  caughtUp = true;
  flush();
  return answer.retry_after_ms;
};

// Asks for what is new until `signal` ends it or the chat is closed.
const follow = async (signal) => {
  held = signal;
  connect(signal);
  for (let tries = 0; !signal.aborted && status != "closed"; ) {
    let pause;
    try {
      pause = await catchUp();
      tries = 0;
    } catch (error) {
      if (error.status == 404) return reset();
      pause = backoff(++tries, error.wait);
    }
    // What was pushed out of order is asked for at once; what no push brought, now and then.
    await sleep(newest > seq ? 300 : Math.max(pause * (isLive ? 8 : 1), seen() ? 0 : 30000));
  }
  if (status == "closed") leading.abort();
};
