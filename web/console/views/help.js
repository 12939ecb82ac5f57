/** The keyboard's map, and the switch that turns single keys off. */
import { text } from "../locales/text.js";
import { openDialog } from "./dialogs.js";
import { el } from "./dom.js";

const MAP = [
  ["?", "key_help"],
  ["/", "key_search"],
  ["J", "key_next"],
  ["K", "key_previous"],
  ["R", "key_reply"],
  ["A", "key_take"],
  ["E", "key_resolve"],
  ["Esc", "key_escape"],
  ["Enter", "key_send"],
  ["Shift + Enter", "key_line"],
];

export function openHelp(app) {
  const keys = MAP.map(([key, words]) => el("div", { class: "key" }, el("dt", {}, el("kbd", {}, key)), el("dd", {}, text(words))));
  openDialog(text("shortcuts"), el("dl", { class: "keys" }, ...keys), singleKeys(app));
}

/** Single keys get in the way of people who talk to their computer. */
export function singleKeys(app) {
  const box = el("input", { type: "checkbox", id: "single-keys", onchange: () => app.prefer("singleKeys", box.checked) });
  box.checked = app.preferences.get("singleKeys");
  return el("label", { class: "choice" }, box, text("single_keys"));
}
