/** The bar at the top: who is working, whether available, sound, settings, help, logout. */
import { text } from "../locales/text.js";
import { iconButton, reface, toggle } from "../ui/buttons.js";
import { confirmDialog } from "../ui/dialogs.js";
import { el, write } from "../ui/dom.js";
import { isSilenced, wakeSound } from "../ui/sound.js";
import { notificationsButton } from "./notifications.js";
import { languageSwitch, openHelp, openSettings } from "./settings.js";

/** @import { App } from "../app.js" */

/** @param {App} app */
export function topbarView(app) {
  const available = toggle(() => app.setAvailability(!app.inbox.agent.is_available));
  const sound = iconButton("sound", text("mute"), () => {
    wakeSound();
    app.prefer("sound", !app.preferences.get("sound"));
  });
  const notifications = notificationsButton(app);
  const blocked = el("span", { class: "sound-blocked" }, text("sound_blocked"));
  const name = el("span", { class: "agent-name" });
  const language = languageSwitch((chosen) => app.prefer("language", chosen));
  const node = el(
    "header",
    { class: "topbar" },
    el("h1", { class: "wordmark" }, "Charla"),
    available.node,
    el("span", { class: "spacer" }),
    blocked,
    notifications.node,
    sound,
    iconButton("settings", text("settings"), () => openSettings(app)),
    iconButton("keys", text("shortcuts"), () => openHelp(app), { class: "icon-button wide-only" }),
    name,
    language,
    iconButton("logout", text("logout"), () => logOut(app)),
  );
  const update = () => {
    const { is_available: isAvailable, user } = app.inbox.agent;
    available.update(isAvailable, text(isAvailable ? "available" : "away"));
    notifications.update();
    const isLoud = app.preferences.get("sound");
    reface(sound, isLoud ? "sound" : "muted", text(isLoud ? "mute" : "unmute"));
    blocked.hidden = !(isLoud && isSilenced());
    write(name, [user.first_name, user.last_name].filter(Boolean).join(" ") || user.username);
  };
  return { node, update, focus: () => language.focus() };
}

/** @param {App} app asks first where something is not sent yet */
function logOut(app) {
  if (app.outbox.items.length) confirmDialog(text("unsent"), text("logout"), () => app.logOut());
  else app.logOut();
}
