const badge = element("span", { className: "badge", ariaHidden: true });
const launcher = element(
  "button",
  { type: "button", className: "launcher", onclick: () => (isOpen ? close() : open(true)) },
  icon("M4 5h16v11H9l-5 4z"),
  badge,
);

const renderLauncher = () => {
  const count = unread.length;
  badge.textContent = count || "";
  badge.hidden = !count;
  launcher.ariaLabel = t(isOpen ? "close" : "open") + (count ? ", " + t("unread", { n: count }) : "");
  launcher.ariaExpanded = isOpen;
  countInTitle(count);
};
