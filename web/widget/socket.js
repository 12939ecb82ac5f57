let socket;
let isLive = false;
let lastTyping = 0;

const sendFrame = (frame) => isLive && socket.send(JSON.stringify(frame));
const tellTyping = () => {
  if (Date.now() - lastTyping < 3000) return;
  lastTyping = Date.now();
  sendFrame({ action: "typing", chat_room_id: session.chat });
};

// A push says early what the cursor would say anyway: a socket that fails costs time, and nothing else.
const connect = async (signal) => {
  for (let tries = 0; session.live && !signal.aborted; tries++) {
    await new Promise((closed) => {
      socket = new WebSocket(session.live);
      socket.onopen = () => {
        const frame = { action: "subscribe", chat_room_id: session.chat, after: seq, guest_token: session.token, language: lang };
        socket.send(JSON.stringify(frame));
      };
      socket.onmessage = ({ data }) => {
        const frame = JSON.parse(data);
        if (frame.type == "ready") {
          tries = 0;
          isLive = true;
          if (frame.seq > seq) wake();
        }
        if (frame.type == "event") receive([frame.event]);
        if (frame.type == "typing" && frame.by == "agent") showTyping();
      };
      socket.onclose = closed;
    });
    isLive = false;
    wake();
    if (!signal.aborted) await sleep(backoff(tries + 1));
  }
};
