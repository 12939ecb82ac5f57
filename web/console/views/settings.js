/** The settings of this browser, the keyboard's map, and the switches that the login shows, too. */
import { currentLanguage, text } from "../locales/text.js";
import { askPermission, permission } from "../ui/alerts.js";
import { button, setBusy } from "../ui/buttons.js";
import { openDialog } from "../ui/dialogs.js";
import { el, write } from "../ui/dom.js";
import { play, wakeSound } from "../ui/sound.js";

/**
 * @import { App } from "../app.js"
 * @import { TextKey } from "../locales/text.js"
 *
 * @typedef {[value: string, shown: string]} Option
 */

/** @type {Option[]} */
const LANGUAGES = [
  ["es", "Español"],
  ["en", "English"],
];
/** @type {[key: string, words: TextKey][]} */
const KEYS = [
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

/** @param {App} app */
export function openSettings(app) {
  /** @type {Option[]} */
  const themes = [
    ["auto", text("theme_auto")],
    ["light", text("theme_light")],
    ["dark", text("theme_dark")],
  ];
  const dialog = openDialog(
    text("settings"),
    seconds(app, "amberSeconds", text("amber_after")),
    seconds(app, "redSeconds", text("red_after")),
    choice("theme", text("theme"), themes, app.preferences.get("theme"), (theme) => app.prefer("theme", theme)),
    choice("language", text("language"), LANGUAGES, app.preferences.get("language"), (language) => {
      dialog.close();
      app.prefer("language", language);
    }),
    singleKeys(app),
    el("div", { class: "dialog-actions" }, soundTest(), alertsButton()),
  );
}

/** @param {App} app */
export function openHelp(app) {
  const keys = KEYS.map(([key, words]) => el("div", { class: "key" }, el("dt", {}, el("kbd", {}, key)), el("dd", {}, text(words))));
  openDialog(text("shortcuts"), el("dl", { class: "keys" }, keys), singleKeys(app));
}

/**
 * The switch to the other language, by its own name.
 *
 * @param {(language: string) => void} choose
 */
export function languageSwitch(choose) {
  const [language, name] = LANGUAGES.find(([each]) => each !== currentLanguage()) ?? LANGUAGES[0];
  return button(name, () => choose(language), { class: "button quiet language", lang: language });
}

export function soundTest() {
  const test = () => wakeSound().then(() => play("chat"));
  return button(text("sound_test"), test, { class: "button quiet" });
}

/** Asks the browser for notices; says what became of it. */
export function alertsButton() {
  /** @type {Record<ReturnType<typeof permission>, TextKey>} */
  const words = { granted: "notices_on", denied: "notices_denied", unsupported: "notices_denied", default: "notify" };
  const node = button("", () => askPermission().then(show), { class: "button quiet" });
  const show = () => {
    const now = permission();
    write(node, text(words[now]));
    setBusy(node, now !== "default");
  };
  show();
  return node;
}

/**
 * Single keys get in the way of people who talk to their computer.
 *
 * @param {App} app
 */
function singleKeys(app) {
  const box = el("input", { type: "checkbox", id: "single-keys", onchange: () => app.prefer("singleKeys", box.checked) });
  box.checked = app.preferences.get("singleKeys");
  return el("label", { class: "choice" }, box, text("single_keys"));
}

/** @param {App} app @param {"amberSeconds" | "redSeconds"} name @param {string} words */
function seconds(app, name, words) {
  const input = el("input", { type: "number", min: "1", max: "86400", required: true, id: name });
  input.value = String(app.preferences.get(name));
  input.addEventListener("change", () => input.checkValidity() && app.prefer(name, input.valueAsNumber));
  return el("div", { class: "field" }, el("label", { for: name }, words), input);
}

/**
 * @param {string} id
 * @param {string} words
 * @param {Option[]} options
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
function choice(id, words, options, chosen, choose) {
  const items = options.map(([value, shown]) => el("option", { value }, shown));
  const select = el("select", { id }, items);
  select.value = chosen;
  select.addEventListener("change", () => choose(select.value));
  return el("div", { class: "field" }, el("label", { for: id }, words), select);
}
