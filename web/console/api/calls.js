/** The calls of the API that the console makes. */

/** How many notifications are read at once. */
export const NOTIFICATIONS_PAGE = 50;

/** @param {import("./requests.js").Requests} http */
export function calls(http) {
  const chat = (id) => `/api/chatrooms/${encodeURIComponent(id)}`;
  return {
    login: (username, password) => http.post("/api/auth/login/", { username, password }),
    logout: () => http.post("/api/auth/logout/"),
    me: () => http.get("/api/agents/me/"),
    setAvailability: (is_available) => http.post("/api/agents/me/availability/", { is_available }),
    news: (after) => http.get("/api/agents/me/events/", { after }),
    chats: (status, page) =>
      http.get("/api/chatrooms/filtered_chats/", { status, page, page_size: 30 }),
    chat: (id) => http.get(`${chat(id)}/`),
    pastChats: (id) => http.get(`${chat(id)}/past_chats/`),
    messages: (id, span) => http.get(`${chat(id)}/messages/`, { limit: 100, ...span }),
    events: (id, after) => http.get("/api/chat/events/", { chat_room_id: id, after }),
    take: (id) => http.post(`${chat(id)}/assign/`),
    resolve: (id) => http.post(`${chat(id)}/resolve/`),
    close: (id) => http.post(`${chat(id)}/close/`),
    send: (id, content, client_message_id) =>
      http.post(`${chat(id)}/send_message/`, { content, client_message_id }),
    notifications: (before) => http.get("/api/notifications/", { limit: NOTIFICATIONS_PAGE, before }),
    markNotifications: (notification_ids) => http.post("/api/notifications/mark_read/", { notification_ids }),
    markAllNotifications: () => http.post("/api/notifications/mark_all_read/"),
    markRead: (id) => http.post("/api/messages/mark_chat_read/", { chat_room_id: id }),
  };
}
