/** The settings of this browser, the keyboard's map, and the switches that the login shows, too. */
import { spoken, text } from "../locales/text.js";
import { askPermission, permission } from "../ui/alerts.js";
import { button } from "../ui/buttons.js";
import { openDialog } from "../ui/dialogs.js";
import { el, write } from "../ui/dom.js";
import { play, wakeSound } from "../ui/sound.js";

const THEMES = [
  ["auto", "theme_auto"],
  ["light", "theme_light"],
  ["dark", "theme_dark"],
];
const LANGUAGES = [
  ["es", "Español"],
  ["en", "English"],
];

export function openSettings(app) {
  const themes = THEMES.map(([value, key]) => [value, text(key)]);
  const dialog = openDialog(
    text("settings"),
    seconds(app, "amberSeconds", text("amber_after")),
    seconds(app, "redSeconds", text("red_after")),
    choice(app, "theme", text("theme"), themes),
    choice(app, "language", text("language"), LANGUAGES, () => dialog.close()),
    singleKeys(app),
    el("div", { class: "dialog-actions" }, soundTest(), alertsButton()),
  );
}

function seconds(app, name, words) {
  const input = el("input", { type: "number", min: "1", max: "86400", required: true, id: name });
  input.value = app.preferences.get(name);
  input.addEventListener("change", () => input.checkValidity() && app.prefer(name, input.valueAsNumber));
  return el("div", { class: "field" }, el("label", { for: name }, words), input);
}

function choice(app, name, words, options, done = () => {}) {
  const select = el(
    "select",
    { id: name },
    options.map(([value, shown]) => el("option", { value }, shown)),
  );
  select.value = app.preferences.get(name);
  select.addEventListener("change", () => {
    done();
    app.prefer(name, select.value);
  });
  return el("div", { class: "field" }, el("label", { for: name }, words), select);
}

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

const OTHER = { es: ["en", "English"], en: ["es", "Español"] };

/** @param {(language: string) => void} choose */
export function languageSwitch(choose) {
  const [language, name] = OTHER[spoken()];
  return button(name, () => choose(language), { class: "button quiet language", lang: language });
}

export function soundTest() {
  const test = () => wakeSound().then(() => play("chat"));
  return button(text("sound_test"), test, { class: "button quiet" });
}

/** Asks the browser for notices; says what became of it. */
export function alertsButton() {
  const words = { granted: "notices_on", denied: "notices_denied", unsupported: "notices_denied" };
  const node = button("", () => askPermission().then(show), { class: "button quiet" });
  const show = () => {
    const now = permission();
    write(node, text(words[now] ?? "notify"));
    node.disabled = now !== "default";
  };
  show();
  return node;
}
