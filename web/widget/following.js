// Events from the cursor, the socket or an answer: taken, and told to the other tabs.
const receive = (events) => {
  const whole = events.every(take);
  channel?.postMessage(events);
  settle();
  if (!whole) wake();
};

const catchUp = async () => {
  const answer = await call(`chat/events/?chat_room_id=${session.chat}&after=${seq}&limit=200`);
  receive(answer.events);
  if (answer.has_more) return catchUp();
  status = answer.status;
  caughtUp = true;
  offline = false;
  render();
  flush();
  return answer.retry_after_ms;
};

// Asks for what is new until `signal` ends it or the chat is closed.
const follow = async (signal) => {
  connect(signal);
  for (let tries = 0; !signal.aborted && status != "closed"; ) {
    let pause;
    try {
      pause = await catchUp();
      tries = 0;
    } catch (error) {
      if (error.status == 404) return reset();
      setOffline(!error.status);
      pause = backoff(++tries, error.wait);
    }
    await sleep(isLive ? 75000 : Math.max(pause, seen() ? 0 : 30000));
  }
};
