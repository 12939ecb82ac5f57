let isOpen = false;
const heading = element("b");
const mute = button("icon", "", () => render(save("mute", !load("mute"))), icon(""));
const greeting = element("p.greeting", {}, options.greeting || t("greeting"));
const typing = element("p.typing", { hidden: true });
const log = element(
  "div.log",
  { role: "log", ariaLive: "off", ariaLabel: t("title"), tabIndex: 0 },
  element("div", {}, greeting, list, profile, typing),
);
const notice = element("p");
const again = button("primary", "", () => anew(), t("new"));
const noticeBox = element("div.notice", {}, notice, again);
const panel = element(
  "section.panel",
  { role: "dialog", ariaLabel: t("title"), hidden: true },
  element("div.head", {}, heading, mute, button("icon", t("close"), () => close(), icon("M6 6l12 12M18 6L6 18"))),
  log,
  noticeBox,
  composer,
);
const frame = element("div.frame", { lang, dir: options.dir || root.dir || page.body?.dir || "ltr" }, panel, launcher, announcer);
const host = element("charla-chat");
let entry; // where one goes on: the field, the profile, or another chat

const draw = (control, d) => control.querySelector("path").setAttribute("d", d);

const render = () => {
  const had = panel.matches(":focus-within");
  const before = entry;
  const ended = status == "closed";
  const asked = session.message && !session.chat && !completing;
  const text = !ended && offline ? t("offline") : seq && status != "active" ? t(status) : "";
  if (isOpen && text && notice.textContent != text) announce(text);
  notice.textContent = text;
  noticeBox.hidden = !text;
  again.hidden = !ended;
  heading.textContent = agentName || t("title");
  greeting.hidden = session.message;
  profile.hidden = !asked;
  composer.hidden = asked || ended;
  entry = ended ? again : asked ? inputs[0].made : field;
  if (had && entry != before) entry.focus();
  mute.title = t(load("mute") ? "unmute" : "mute");
  draw(mute, "M4 10v4h4l5 4V6L8 10z" + (load("mute") ? "M17 10l4 4M21 10l-4 4" : "M17 9q2 3 0 6"));
  renderLauncher();
};

const open = (focus) => {
  if (isOpen) return;
  panel.hidden = !(isOpen = true);
  render();
  toBottom();
  markRead();
  if (focus) entry.focus();
  emit("open");
};
const close = () => {
  if (!isOpen) return;
  const had = panel.matches(":focus-within");
  panel.hidden = !(isOpen = false);
  render();
  if (had) launcher.focus();
  emit("close");
};
// To the page, what is typed here is typed outside of any field: its own shortcuts must not hear it.
frame.onkeypress = frame.onkeyup = (event) => event.stopPropagation();
frame.onkeydown = (event) => {
  event.stopPropagation();
  if (event.key == "Escape" && !event.isComposing) close();
};
