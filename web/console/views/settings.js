/** The settings of this browser: clock, sound, alerts, look, language. */
import { text } from "../locales/text.js";
import { openDialog } from "./dialogs.js";
import { el } from "./dom.js";
import { singleKeys } from "./help.js";
import { alertsButton, soundTest } from "./login.js";

const THEMES = [["auto", "theme_auto"], ["light", "theme_light"], ["dark", "theme_dark"]];
const LANGUAGES = [["es", "Español"], ["en", "English"]];

export function openSettings(app) {
  const themes = THEMES.map(([value, key]) => [value, text(key)]);
  const dialog = openDialog(text("settings"),
    seconds(app, "amberSeconds", text("amber_after")),
    seconds(app, "redSeconds", text("red_after")),
    choice(app, "theme", text("theme"), themes),
    choice(app, "language", text("language"), LANGUAGES, () => dialog.close()),
    singleKeys(app),
    el("div", { class: "dialog-actions" }, soundTest(), alertsButton()));
}

function seconds(app, name, words) {
  const input = el("input", { type: "number", min: "1", max: "86400", required: true, id: name });
  input.value = app.preferences.get(name);
  input.addEventListener("change", () => input.checkValidity() && app.prefer(name, input.valueAsNumber));
  return el("div", { class: "field" }, el("label", { for: name }, words), input);
}

function choice(app, name, words, options, done = () => {}) {
  const select = el("select", { id: name }, options.map(([value, shown]) => el("option", { value }, shown)));
  select.value = app.preferences.get(name);
  select.addEventListener("change", () => {
    done();
    app.prefer(name, select.value);
  });
  return el("div", { class: "field" }, el("label", { for: name }, words), select);
}
