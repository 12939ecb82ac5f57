/** Mine, waiting, resolved, closed: each with how many there are. */
import { TABS } from "../chats/view_state.js";
import { text } from "../locales/text.js";
import { attribute, el, write } from "./dom.js";

export function tabsView(app) {
  const tabs = TABS.map((status) => tab(app, status));
  const node = el("div", { class: "tabs", role: "tablist", "aria-label": text("chats"), onkeydown: walk });
  node.append(...tabs.map((each) => each.node));
  return { node, update: () => tabs.forEach((each) => each.update()) };
}

function tab(app, status) {
  const count = el("span", { class: "count" });
  const words = text(status === "active" && app.inbox.isAdmin ? "active_all" : status);
  const given = { type: "button", role: "tab", id: `tab-${status}`, "aria-controls": "chats", class: "tab" };
  const show = () => app.actions.showTab(status);
  const node = el("button", { ...given, onclick: show }, el("span", {}, words), " ", count);
  const update = () => {
    const chosen = app.viewState.tab === status;
    attribute(node, "aria-selected", String(chosen));
    attribute(node, "tabindex", chosen ? "0" : "-1");
    attribute(node, "data-waiting", status === "waiting" && app.inbox.queue.chats.length > 0);
    write(count, String(app.inbox.count(status)));
  };
  return { node, update };
}

/** Arrows walk along the tabs. */
function walk(event) {
  const tabs = [...event.currentTarget.children];
  const onward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const steps = { ArrowLeft: -1, ArrowRight: 1 };
  if (!(event.key in steps)) return;
  const step = event.key === onward ? 1 : -1;
  const place = tabs.indexOf(document.activeElement) + step;
  const next = tabs.at(place % tabs.length);
  event.preventDefault();
  next.focus();
  next.click();
}
