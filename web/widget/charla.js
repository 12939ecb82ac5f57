const hide = () => (host.hidden = true);
const show = () => (host.hidden = false);
const identify = ({ name, email, phone }) => {
  saveSession({ name, email, phone });
  fillProfile();
};
const destroy = () => {
  pause();
  gone.abort();
  keeper.disconnect();
  host.remove();
  countInTitle(0);
  delete window.Charla;
};
const listen = (name, listener) => page.addEventListener("charla:" + name, listener);
const unlisten = (name, listener) => page.removeEventListener("charla:" + name, listener);

const Charla = {
  open: () => open(navigator.userActivation?.isActive),
  close,
  toggle: () => (isOpen ? close() : Charla.open()),
  show,
  hide,
  identify,
  prefill,
  on: listen,
  off: unlisten,
  reset,
  destroy,
  push: (...commands) => commands.forEach(([name, ...values]) => Charla[name](...values)),
};
