/** The API's objects, as the console reads them. */

export type Status = "waiting" | "active" | "resolved" | "closed";
export type Side = "user" | "agent";

export interface PersonName {
  first_name: string;
  last_name: string;
}

export interface User extends PersonName {
  id: string;
  username: string;
  email: string;
}

/** The agent who is logged in. */
export interface Agent {
  id: string;
  is_available: boolean;
  specialty: string;
  role: string;
  user: User;
}

/** An agent as chats and messages show one. */
export interface ChatAgent {
  id: string;
  user: PersonName;
}

export interface Login {
  token: string;
  agent: Agent;
  user: User;
  live_url: string | null;
}

export interface PastChat {
  id: string;
  subject: string;
  status: Status;
  created_at: string;
}

/** A chat as lists show it; the optional fields come with `GET /api/chatrooms/{id}/`. */
export interface Chat extends PastChat {
  chat_user: { full_name: string; email: string; phone_number?: string };
  agent: ChatAgent | null;
  unread_messages_count: number;
  last_message: string;
  last_message_at: string;
  seq: number;
  initial_message?: string;
  resolved_at?: string | null;
  closed_at?: string | null;
  page_url?: string | null;
  referrer?: string | null;
  locale?: string | null;
}

/** A chat on screen: a past one has little to show until it is loaded. */
export type ShownChat = PastChat & Partial<Chat>;

export interface Message {
  id: string;
  chat_room_id: string;
  seq: number;
  content: string;
  sender_type: Side;
  message_type: "text";
  created_at: string;
  is_read: boolean;
  read_at: string | null;
  client_message_id: string | null;
  agent_sender?: { user: PersonName };
}

export interface MessageEvent {
  type: "message";
  seq: number;
  message: Message;
}

/** Read up to a seq, or just the messages that are named. */
export interface ReadEvent {
  type: "read";
  seq: number;
  by: Side;
  up_to?: number;
  message_ids?: string[];
}

export interface StatusEvent {
  type: "assigned" | "reopened" | "resolved" | "closed";
  seq: number;
  agent: ChatAgent | null;
  agent_name?: string | null;
}

export type ChatEvent = MessageEvent | ReadEvent | StatusEvent;

export interface ChatEvents {
  events: ChatEvent[];
  seq: number;
  has_more: boolean;
  retry_after_ms: number;
}

export interface Notification {
  id: string;
  type: string;
  title: string;
  message: string;
  chat_room_id: string;
  is_read: boolean;
  created_at: string;
}

export interface NotificationPage {
  notifications: Notification[];
  unread_count: number;
}

export type Counts = Record<Status, number>;

export interface ChatPage {
  chats: Chat[];
  pagination: { has_next: boolean };
}

/** An answer of `GET /api/agents/me/events/`; `queue` is null where nothing of it changed. */
export interface AgentEvents {
  events: { chat_room_id: string; event: ChatEvent }[];
  chats: Chat[];
  gone: string[];
  queue: Chat[] | null;
  counts: Counts;
  notifications: Notification[];
  unread_notifications: number;
  after: string;
  has_more: boolean;
  retry_after_ms: number;
}

/** A frame of the WebSocket; `lost` is made here once it closes. */
export type Frame =
  | { type: "event"; chat_room_id: string; event: ChatEvent }
  | { type: "queue"; chat_room_id: string; seq: number; chat?: Chat }
  | { type: "notification"; notification: Notification }
  | { type: "typing"; chat_room_id: string; by: Side }
  | { type: "ready"; ping_after_ms: number }
  | { type: "pong" | "error" | "lost" };
