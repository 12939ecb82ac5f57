const Charla = {
  open: () => open(navigator.userActivation.isActive),
  close,
  toggle: () => (isOpen ? close() : Charla.open()),
  show: () => (host.hidden = false),
  hide: () => (host.hidden = true),
  identify: ({ name, email, phone }) => {
    saveSession({ name, email, phone });
    fillProfile();
  },
  prefill,
  on: (name, listener) => page.addEventListener("charla:" + name, listener),
  off: (name, listener) => page.removeEventListener("charla:" + name, listener),
  reset,
  destroy: () => {
    pause();
    gone.abort();
    keeper.disconnect();
    host.remove();
    countInTitle(0);
    delete window.Charla;
  },
  push: (...commands) => commands.forEach(([name, ...values]) => Charla[name](...values)),
};
