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
  return answer.retry_after_ms;
};

// Asks for what is new until `signal` ends it or the chat is closed.
const follow = async (signal) => {
  held = signal;
  connect(signal);
  for (let tries = 0; !signal.aborted && status != "closed"; ) {
    let pause;
    try {
      const wait = await catchUp();
      tries = 0;
      // What was pushed out of order is asked for at once; what no push brought, now and then.
      pause = newest > seq ? 300 : Math.max(isLive ? wait * 8 : wait, seen() ? 0 : 30000);
    } catch (error) {
      if (error.status == 404) return reset();
      // A socket makes the next question less urgent, but not an answer that never came.
      pause = backoff(++tries, error.wait);
    }
    await sleep(pause);
  }
  if (status == "closed") leading.abort();
};
