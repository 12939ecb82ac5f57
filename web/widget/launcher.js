const badge = element("span.badge", { ariaHidden: true });
const launcher = button("launcher", "", () => Charla.toggle(), icon(""), badge);

const renderLauncher = () => {
  const count = unread.length;
  badge.textContent = count;
  badge.hidden = !count;
  launcher.title = t(isOpen ? "close" : "open") + (count ? ", " + t("unread", { n: count }) : "");
  launcher.ariaExpanded = isOpen;
  draw(launcher, isOpen ? "M6 9l6 6 6-6" : "M4 5h16v11H9l-5 4z");
  countInTitle(count);
};
