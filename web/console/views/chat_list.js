/** The pane of chats: tabs, search, and the list itself. */
import { text } from "../locales/text.js";
import { button } from "./buttons.js";
import { chatRow } from "./chat_row.js";
import { el, write } from "./dom.js";
import { icon } from "./icons.js";
import { rows } from "./rows.js";
import { tabsView } from "./tabs.js";

export function chatListView(app) {
  const tabs = tabsView(app);
  const search = searchField(app);
  const list = el("ul", { class: "chats" });
  const empty = el("p", { class: "nothing" }, text("empty"));
  const trouble = el("span", {});
  const again = button(text("retry"), () => app.lists.load(app.viewState.tab), { class: "button quiet" });
  const problem = el("p", { class: "nothing", role: "alert" }, trouble, again);
  const more = button(text("more"), () => app.lists.more(app.viewState.tab), { class: "button quiet" });
  const panel = el("div", { class: "chats-panel", id: "chats", role: "tabpanel", tabindex: "-1" }, list, empty, problem, more);
  holdUnderPointer(app, list);
  const show = rows(list, (chat) => chat.id, (chat) => chatRow(app, chat));
  const node = el("section", { class: "pane list-pane", "aria-label": text("chats") }, tabs.node, search.node, panel);
  const update = () => {
    tabs.update();
    panel.setAttribute("aria-labelledby", `tab-${app.viewState.tab}`);
    const chats = app.viewState.chats();
    show(chats);
    const { hasMore, loading, error } = app.lists.of(app.viewState.tab);
    const isPaged = app.viewState.isPaged(app.viewState.tab);
    more.hidden = !hasMore || !isPaged;
    more.disabled = loading;
    problem.hidden = !error || !isPaged;
    write(trouble, error ?? "");
    empty.hidden = chats.length > 0 || !app.inbox.isKnown || (isPaged && (loading || Boolean(error)));
  };
  const focus = () => list.querySelector("[aria-current]")?.focus();
  return { node, update, focusSearch: () => search.input.focus(), focus };
}

function searchField(app) {
  const input = el("input", {
    type: "search",
    class: "search-input",
    "aria-label": text("search"),
    placeholder: text("search"),
    oninput: () => {
      app.viewState.searchFor(input.value);
      app.changed();
    },
  });
  return { input, node: el("div", { class: "search" }, icon("search"), input) };
}

/** A row that slides away as one reaches for it is the wrong chat opened. */
function holdUnderPointer(app, list) {
  for (const over of ["pointerenter", "pointermove"]) list.addEventListener(over, () => app.viewState.hold());
  list.addEventListener("pointerleave", () => {
    app.viewState.letGo();
    app.changed();
  });
}
