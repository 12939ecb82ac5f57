let isOpen = false;
const heading = element("b");
const mute = iconButton("", "", () => {
  load("mute") ? drop("mute") : save("mute", 1);
  render();
});
const greeting = element("p", { className: "greeting" }, options.greeting || t("greeting"));
const typing = element("p", { className: "typing", hidden: true });
const log = element("div", { className: "log", role: "log", ariaLive: "off", ariaLabel: t("title"), tabIndex: 0 }, greeting, list, profile, typing);
const notice = element("p");
const again = element("button", { type: "button", className: "primary", onclick: () => reset() }, t("new"));
const panel = element(
  "section",
  { className: "panel", role: "dialog", ariaLabel: t("title"), hidden: true },
  element("header", {}, heading, mute, iconButton(t("close"), CLOSE, () => close())),
  log,
  element("div", { className: "notice" }, notice, again),
  composer,
);
const host = element("charla-chat");
const frame = element("div", { className: "frame", lang, dir: options.dir || getComputedStyle(root).direction }, panel, launcher, announcer);

const noticeKey = () => {
  if (status == "closed") return "closed";
  if (offline) return "offline";
  return session.chat && { waiting: 1, resolved: 1 }[status] ? status : "";
};

const render = () => {
  const chosen = noticeKey();
  const text = chosen && t(chosen);
  if (notice.textContent != text) {
    notice.textContent = text;
    if (isOpen && text) announce(text);
  }
  notice.parentNode.hidden = !text;
  again.hidden = chosen != "closed";
  heading.textContent = agentName || t("title");
  greeting.hidden = session.message;
  profile.hidden = !session.message || session.chat;
  composer.hidden = !profile.hidden || chosen == "closed";
  const label = t(load("mute") ? "unmute" : "mute");
  mute.ariaLabel = mute.title = label;
  mute.querySelector("path").setAttribute("d", "M4 10v4h4l5 4V6L8 10z" + (load("mute") ? "M17 10l4 4M21 10l-4 4" : "M17 9q2 3 0 6"));
  renderLauncher();
};

const open = (focus) => {
  if (isOpen) return;
  isOpen = true;
  panel.hidden = false;
  render();
  toBottom();
  markRead();
  if (focus) (composer.hidden ? inputs.full_name : field).focus();
  emit("open");
};
const close = () => {
  if (!isOpen) return;
  const had = panel.matches(":focus-within");
  isOpen = false;
  panel.hidden = true;
  render();
  if (had) launcher.focus();
  emit("close");
};
on(frame, "keydown", (event) => event.key == "Escape" && !event.isComposing && close());
