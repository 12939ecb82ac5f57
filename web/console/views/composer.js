/** Where the agent writes. What is begun stays with its chat. */
import { text } from "../locales/text.js";
import { icon } from "../ui/buttons.js";
import { attribute, el, write } from "../ui/dom.js";

/**
 * @import { App } from "../app.js"
 * @import { Thread } from "../store/thread.js"
 */

/** @param {App} app */
export function composerView(app) {
  const words = text("composer");
  const input = el("textarea", { class: "composer-input", rows: "1", "aria-label": words, dir: "auto" });
  const send = el("button", { class: "button primary send", title: text("send"), "aria-label": text("send") }, icon("send"));
  const hint = el("p", { class: "composer-hint", id: "composer-hint" });
  const node = el("form", { class: "composer", onsubmit: submit }, hint, el("div", { class: "composer-box" }, input, send));
  attribute(input, "aria-describedby", "composer-hint");
  let chatId = "";
  /** @type {string | null} */
  let closed = null;

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const content = input.value.trim();
    if (!content || closed !== null) return;
    input.value = "";
    app.drafts.keep(chatId, "");
    app.actions.send(chatId, content);
    input.focus();
  }

  input.addEventListener("keydown", (event) => {
    // While a word is being composed Enter belongs to the input method (Safari says so by 229 alone).
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || isComposing) return;
    // One that is held was pressed elsewhere, or has sent already.
    if (event.repeat) event.preventDefault();
    else submit(event);
  });
  input.addEventListener("blur", () => app.changed());
  input.addEventListener("input", () => {
    app.drafts.keep(chatId, input.value);
    if (input.value.trim()) app.live.notifyTyping(chatId);
  });

  /** @param {Thread} thread */
  const update = (thread) => {
    if (thread.id !== chatId) {
      chatId = thread.id;
      input.value = app.drafts.of(chatId);
    }
    closed = whyClosed(app, thread);
    const said = closed ?? (thread.chat.status === "resolved" ? text("chat_resolved") : "");
    write(hint, said);
    hint.hidden = !said;
    // A sentence is not cut off because the chat has ended meanwhile: it can be written to its end, and copied.
    const isWriting = document.activeElement === input && input.value !== "";
    input.disabled = closed !== null && !isWriting;
    send.disabled = closed !== null;
    attribute(input, "placeholder", closed ? "" : words);
  };
  return { node, update, focus: () => input.focus(), isOpen: () => !input.disabled };
}

/** @param {App} app @param {Thread} thread @returns why nothing can be written here; null if something can */
function whyClosed(app, { chat, error, loaded, retrying }) {
  if (chat.status === "closed") return text("chat_closed");
  if (error && !loaded && !retrying) return "";
  if (!chat.agent || app.inbox.owns(chat)) return null;
  const { first_name: first, last_name: last } = chat.agent.user;
  return text("already_assigned", { agent_name: [first, last].filter(Boolean).join(" ") });
}
