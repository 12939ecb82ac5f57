let socket;
let isLive = false;
let lastTyping = 0;

const tellTyping = () => {
  if (!isLive || Date.now() - lastTyping < 3000) return;
  lastTyping = Date.now();
  sendFrame({ action: "typing" });
};
const sendFrame = (frame) => socket.send(JSON.stringify({ chat_room_id: session.chat, ...frame }));

// A push says early what the cursor would say anyway: a socket that fails costs time, and nothing else.
// The gateway closes one that was silent for ten minutes; a new one costs no more than frames to keep it.
const connect = async (signal) => {
  for (let tries = 0; session.live && !signal.aborted; ) {
    await new Promise((closed) => {
      socket = new WebSocket(session.live);
      socket.onopen = () => sendFrame({ action: "subscribe", after: seq, guest_token: session.token, language: lang });
      socket.onmessage = ({ data }) => {
        const { type, event, seq: last, missed } = JSON.parse(data);
        if (type == "ready") {
          tries = 0;
          isLive = true;
          if (last > seq && !missed) wake();
        }
        if (type == "event") receive([event]);
        if (type == "typing") showTyping();
      };
      socket.onclose = closed;
    });
    isLive = false;
    wake();
    await sleep(backoff(++tries));
  }
};
