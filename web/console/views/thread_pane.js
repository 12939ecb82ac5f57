/** The pane of the chat on screen: its head, what was said, and the composer. */
import { text } from "../locales/text.js";
import { button } from "./buttons.js";
import { composerView } from "./composer.js";
import { el, write } from "./dom.js";
import { icon } from "./icons.js";
import { messagesView } from "./messages.js";
import { threadHead } from "./thread_head.js";

export function threadPane(app) {
  const head = threadHead(app);
  const messages = messagesView(app);
  const composer = composerView(app);
  const trouble = el("p", { role: "alert", class: "thread-trouble" });
  const again = button(text("retry"), () => app.threads.load(app.threads.current), { class: "button quiet" });
  const problem = el("div", { class: "thread-problem" }, trouble, again);
  const whole = el("div", { class: "thread" }, head.node, problem, messages.node, composer.node);
  const none = el("div", { class: "nothing pick" }, icon("chat"), el("p", {}, text("pick")));
  const node = el("section", { class: "pane thread-pane", "aria-label": text("chat") }, none, whole);
  const update = () => {
    const thread = app.threads.current;
    whole.hidden = !thread;
    none.hidden = Boolean(thread);
    if (!thread) return;
    head.update(thread);
    problem.hidden = !thread.error;
    again.hidden = thread.loaded;
    write(trouble, thread.error ?? "");
    messages.update(thread);
    composer.update(thread);
  };
  return { node, update, focusComposer: composer.focus, focus: head.focus };
}
