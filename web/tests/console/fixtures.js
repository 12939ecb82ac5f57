/** The API's objects and answers, as the tests need them. */
import { setImmediate } from "node:timers/promises";
import { ApiError } from "../../console/api.js";

export const NOON = Date.parse("2026-03-04T12:00:00Z");

export const at = (seconds) => new Date(NOON + seconds * 1000).toISOString();

export const AGENT = { id: "agent-1", role: "agent", is_available: true, user: { first_name: "Carlos", last_name: "López" } };
export const ADMIN = { ...AGENT, id: "admin-1", role: "admin" };
export const ME = { id: AGENT.id, user: AGENT.user };
export const COLLEAGUE = { id: "agent-2", user: { first_name: "Ana", last_name: "Ruiz" } };

/** A chat that waits. */
export const chat = (id, values = {}) => ({
  id,
  subject: `Chat ${id}`,
  status: "waiting",
  chat_user: { full_name: `Guest ${id}`, email: `${id}@example.com` },
  agent: null,
  created_at: at(0),
  unread_messages_count: 1,
  last_message: "Hola",
  last_message_at: at(0),
  seq: 1,
  ...values,
});

/** An own live chat. */
export const mine = (id, values = {}) => chat(id, { status: "active", agent: ME, seq: 2, unread_messages_count: 0, ...values });

export const message = (chatId, seq, values = {}) => ({
  id: `${chatId}.${seq}`,
  chat_room_id: chatId,
  seq,
  content: `Mensaje ${seq}`,
  sender_type: "user",
  created_at: at(seq),
  is_read: false,
  client_message_id: `client-${seq}`,
  ...values,
});

export const written = (chatId, seq, values = {}) => ({ type: "message", seq, message: message(chatId, seq, values) });

export const refusal = (status, code = "refused") => new ApiError(status, { error: `Refused: ${code}`, code });
export const unreachable = () => new ApiError(0);

/** Waits until every promise that can be settled now is. */
export const settled = () => setImmediate();

/** A function that gives these answers one after the other (an error is thrown), and notes its calls. */
export function answers(...given) {
  const answer = async (...parameters) => {
    answer.calls.push(parameters);
    const next = given.length > 1 ? given.shift() : given[0];
    if (next instanceof Error) throw next;
    return next;
  };
  answer.calls = [];
  return answer;
}
