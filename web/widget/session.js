import { load, remove, save } from "./storage.js";

/** Returns a secret of this browser's, or the name of a message: nobody can guess it. */
export const randomId = () => crypto.getRandomValues(new Uint32Array(6)).join("");

/** @returns {SessionData} */
const stored = () => load("session") || {};

/** The guest's session, which all tabs share. */
export const session = { data: stored() };

/** Takes what another tab has saved. */
export function reloadSession() {
  session.data = stored();
}

/**
 * Changes some of it, and keeps what another tab has saved meanwhile.
 * @param {SessionData} changes
 */
export function updateSession(changes) {
  session.data = { ...stored(), ...changes };
  save("session", session.data);
}

export function clearSession() {
  remove("session");
  session.data = {};
}
