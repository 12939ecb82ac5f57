/** The bar at the top: who is working, whether available, sound, settings, help, logout. */
import { text } from "../locales/text.js";
import { iconButton, reface, toggle } from "../ui/buttons.js";
import { el, write } from "../ui/dom.js";
import { isSilenced, wakeSound } from "../ui/sound.js";
import { notificationsButton } from "./notifications.js";
import { languageSwitch } from "./settings.js";

export function topbarView(app) {
  const available = toggle(() => app.setAvailability(!app.inbox.agent.is_available));
  const sound = iconButton("sound", text("mute"), () => {
    wakeSound();
    app.prefer("sound", !app.preferences.get("sound"));
  });
  const notifications = notificationsButton(app);
  const blocked = el("span", { class: "sound-blocked" }, text("sound_blocked"));
  const name = el("span", { class: "agent-name" });
  const node = el(
    "header",
    { class: "topbar" },
    el("h1", { class: "wordmark" }, "Charla"),
    available.node,
    el("span", { class: "spacer" }),
    blocked,
    notifications.node,
    sound,
    iconButton("settings", text("settings"), () => app.dialogs.settings()),
    iconButton("keys", text("shortcuts"), () => app.dialogs.shortcuts(), { class: "icon-button wide-only" }),
    name,
    languageSwitch((language) => app.prefer("language", language)),
    iconButton("logout", text("logout"), () => app.dialogs.logout()),
  );
  const update = () => {
    const { is_available: on, user } = app.inbox.agent;
    available.update(on, text(on ? "available" : "away"));
    notifications.update();
    const loud = app.preferences.get("sound");
    reface(sound, loud ? "sound" : "muted", text(loud ? "mute" : "unmute"));
    blocked.hidden = !(loud && isSilenced());
    write(name, [user.first_name, user.last_name].filter(Boolean).join(" ") || user.username);
  };
  return { node, update };
}
