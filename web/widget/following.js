const IDLE_WHEN_LIVE = 75000;
const HIDDEN = 30000;

const receive = (events) => {
  const complete = events.every(take);
  channel?.postMessage(events);
  settle();
  if (!complete) wake();
};

const catchUp = async () => {
  const answer = await call(`chat/events/?chat_room_id=${session.chat}&after=${seq}&limit=200`);
  receive(answer.events);
  if (status != answer.status) {
    status = answer.status;
    render();
  }
  if (answer.has_more) return catchUp();
  if (!caughtUp) {
    caughtUp = true;
    flush();
  }
  setOffline(false);
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
      if (signal.aborted) return;
      if (error.status == 404) return reset();
      if (!error.status) setOffline(true);
      pause = backoff(++tries, error.wait);
    }
    if (status != "closed") await sleep(isLive ? IDLE_WHEN_LIVE : Math.max(pause, seen() ? 0 : HIDDEN));
  }
};
