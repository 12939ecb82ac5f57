// Each text in Spanish and in English.
const TEXTS = {
  open: ["Abrir chat", "Open chat"],
  close: ["Cerrar chat", "Close chat"],
  unread: ["{n} mensaje(s) sin leer", "{n} unread message(s)"],
  title: ["Chat", "Chat"],
  greeting: ["Hola, ¿en qué podemos ayudarte?", "Hi, how can we help?"],
  composer: ["Escribe un mensaje", "Write a message"],
  send: ["Enviar", "Send"],
  name: ["Nombre", "Name"],
  email: ["Correo", "Email"],
  phone: ["Teléfono (opcional)", "Phone (optional)"],
  continue: ["Continuar", "Continue"],
  back: ["Atrás", "Back"],
  waiting: ["Un agente te atenderá pronto", "An agent will be with you soon"],
  typing: ["{name} está escribiendo…", "{name} is typing…"],
  sending: ["Enviando", "Sending"],
  sent: ["Enviado", "Sent"],
  seen: ["Visto", "Seen"],
  failed: ["No enviado", "Not sent"],
  retry: ["Reintentar", "Retry"],
  offline: ["Sin conexión. Enviaremos tus mensajes al volver.", "Offline. We will send your messages when you are back."],
  resolved: ["Chat resuelto. Escribe para reabrirlo.", "Chat resolved. Write to reopen it."],
  closed: ["Este chat está cerrado", "This chat is closed"],
  new: ["Iniciar otro chat", "Start a new chat"],
  mute: ["Silenciar", "Mute"],
  unmute: ["Activar sonido", "Unmute"],
  announce: ["Nuevo mensaje de {name}: {text}", "New message from {name}: {text}"],
  many: ["{n} mensajes nuevos", "{n} new messages"],
  you: ["Tú", "You"],
  agent: ["Agente", "Agent"],
};

/** @typedef {keyof typeof TEXTS} TextKey */

export const locale = { lang: "es" };

/**
 * English where the page asks for it, else Spanish.
 * @param {string} wanted
 */
export function chooseLanguage(wanted) {
  locale.lang = /^en/i.test(wanted) ? "en" : "es";
}

/**
 * Returns a text in the language that was chosen: t("unread", { n: 2 }).
 * @param {TextKey} key
 * @param {Record<string, string | number>} values
 */
export function t(key, values = {}) {
  const text = TEXTS[key][locale.lang === "en" ? 1 : 0];
  return text.replace(/{(\w+)}/g, (_, name) => String(values[name]));
}
