/** Where the agent writes. What is begun stays with its chat. */
import { text } from "../locales/text.js";
import { cleaned, lengthOf, MOST_CHARACTERS } from "../store/drafts.js";
import { icon } from "../ui/buttons.js";
import { attribute, el, write } from "../ui/dom.js";

/**
 * @import { App } from "../app.js"
 * @import { Thread } from "../store/thread.js"
 */

const NEAR_CHARACTERS = MOST_CHARACTERS - 200;

/** @param {App} app */
export function composerView(app) {
  const words = text("composer");
  const input = el("textarea", { class: "composer-input", rows: "1", "aria-label": words, dir: "auto" });
  const send = el("button", { class: "button primary send", title: text("send"), "aria-label": text("send") }, icon("send"));
  const hint = el("p", { class: "composer-hint", id: "composer-hint" });
  const count = el("p", { class: "composer-count", id: "composer-count", hidden: true });
  const box = el("div", { class: "composer-box" }, input, send);
  const node = el("form", { class: "composer", onsubmit: submit }, hint, box, count);
  attribute(input, "aria-describedby", "composer-hint composer-count");
  let chatId = "";
  /** @type {string | null} */
  let closed = null;

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const content = cleaned(input.value);
    if (!content || closed !== null) return;
    if (lengthOf(content) > MOST_CHARACTERS) return app.announce(text("too_long", { max: MOST_CHARACTERS }));
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
    const wasRefused = app.drafts.refusalOf(chatId) !== null;
    app.drafts.keep(chatId, input.value);
    if (input.value.trim()) app.live.notifyTyping(chatId);
    showLength();
    if (wasRefused) app.changed();
  });

  /** Says how much is written once the limit is near, and what is too much. */
  function showLength() {
    // What is this short in its longest form needs no counting at each key.
    const length = input.value.length > NEAR_CHARACTERS ? lengthOf(input.value) : 0;
    const isOver = length > MOST_CHARACTERS;
    count.hidden = length <= NEAR_CHARACTERS;
    write(count, `${length} / ${MOST_CHARACTERS}${isOver ? ` · ${text("too_long", { max: MOST_CHARACTERS })}` : ""}`);
    attribute(count, "data-over", isOver);
    attribute(input, "aria-invalid", isOver ? "true" : null);
  }

  /** @param {Thread} thread */
  const update = (thread) => {
    if (app.drafts.takeReturned(thread.id) || thread.id !== chatId) input.value = app.drafts.of(thread.id);
    chatId = thread.id;
    showLength();
    closed = whyClosed(app, thread);
    const said = app.drafts.refusalOf(chatId) ?? closed ?? (thread.chat.status === "resolved" ? text("chat_resolved") : "");
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
