/** What the person at this browser chose. Holds nothing secret. */
import { Storage } from "./storage.js";

const CHOSEN = "console.preferences";

/** @param {object} defaults `language`, `theme`, `sound`, `singleKeys`, `amberSeconds`, `redSeconds` */
export function loadPreferences(defaults) {
  const storage = new Storage("localStorage");
  let chosen = storage.read(CHOSEN) ?? {};
  const renew = () => (chosen = storage.read(CHOSEN) ?? chosen);
  return {
    get: (name) => chosen[name] ?? defaults[name],
    set(name, value) {
      chosen = { ...renew(), [name]: value };
      storage.write(CHOSEN, chosen);
    },
    /** Calls `call` whenever another tab has chosen something. */
    listen(call) {
      window.addEventListener("storage", () => {
        renew();
        call();
      });
    },
  };
}
