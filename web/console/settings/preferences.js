/** What the person at this browser chose. Holds nothing secret. */
import { Storage } from "./storage.js";

const CHOSEN = "console.preferences";

/** @param {object} defaults `language`, `theme`, `sound`, `singleKeys`, `amberSeconds`, `redSeconds` */
export function loadPreferences(defaults) {
  const storage = new Storage("localStorage");
  const chosen = storage.read(CHOSEN) ?? {};
  return {
    get: (name) => chosen[name] ?? defaults[name],
    set(name, value) {
      chosen[name] = value;
      storage.write(CHOSEN, chosen);
    },
  };
}
