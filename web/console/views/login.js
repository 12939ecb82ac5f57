/** The login, where sound and alerts can be tried before anybody waits. */
import { ApiError } from "../api.js";
import { text } from "../locales/text.js";
import { setBusy } from "../ui/buttons.js";
import { el, write } from "../ui/dom.js";
import { wakeSound } from "../ui/sound.js";
import { alertsButton, languageSwitch, soundTest } from "./settings.js";

/**
 * @typedef {object} LoginHooks
 * @property {(username: string, password: string) => Promise<void>} login throws what the API refused
 * @property {(language: string) => void} choose
 * @property {string} [why] what ended the last session, if anything did
 */

/** @param {LoginHooks} hooks */
export function loginView({ login, choose, why }) {
  const user = field("username", text("user"), "text");
  const password = field("current-password", text("password"), "password");
  const error = el("p", { class: "login-error", role: "alert" }, why ?? "");
  const submit = el("button", { class: "button primary" }, text("login"));
  /** @param {Event} event */
  const enter = async (event) => {
    event.preventDefault();
    wakeSound();
    if (submit.getAttribute("aria-disabled")) return;
    setBusy(submit, true);
    write(error, "");
    try {
      await login(user.input.value.trim(), password.input.value);
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      write(error, refused.message);
      password.input.focus();
      password.input.select();
    }
    setBusy(submit, false);
  };
  const form = el("form", { class: "login-form", onsubmit: enter }, user.node, password.node, error, submit);
  const tests = el("div", { class: "login-tests" }, soundTest(), alertsButton(), languageSwitch(choose));
  const about = [el("h1", { class: "wordmark" }, "Charla"), el("p", { class: "login-about" }, text("console"))];
  const node = el("main", { class: "login" }, el("div", { class: "login-card" }, about, form, tests));
  return { node, focus: () => user.input.focus() };
}

/** @param {string} purpose @param {string} label @param {string} type */
function field(purpose, label, type) {
  const id = `login-${purpose}`;
  const given = { id, type, autocomplete: purpose, required: true, name: purpose, autocapitalize: "none" };
  const input = el("input", { ...given, spellcheck: "false" });
  return { input, node: el("div", { class: "field" }, el("label", { for: id }, label), input) };
}
