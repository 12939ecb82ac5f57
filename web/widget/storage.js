// What must survive a reload is in localStorage; where that is refused, or has no room, in memory.

/** Stands before every key, and before the names of locks and channels: they all belong to the page's origin. */
export const PREFIX = "charla:";

/** @type {Record<string, string>} */
const memory = {};
const lasting = browserStorage();

/** @returns {Record<string, string>} */
function browserStorage() {
  try {
    return localStorage || {};
  } catch {
    return {};
  }
}

/** @param {string} key */
export function load(key) {
  try {
    return JSON.parse(memory[PREFIX + key] || lasting[PREFIX + key]);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 */
export function save(key, value) {
  const text = JSON.stringify(value);
  try {
    lasting[PREFIX + key] = text;
    delete memory[PREFIX + key];
  } catch {
    memory[PREFIX + key] = text;
  }
}

/** @param {string} key */
export function remove(key) {
  delete memory[PREFIX + key];
  delete lasting[PREFIX + key];
}

/**
 * Returns the keys that begin with `start`, sorted.
 * @param {string} start
 */
export function keysWith(start) {
  return [lasting, memory]
    .flatMap(Object.keys)
    .filter((name) => name.startsWith(PREFIX + start))
    .map((name) => name.slice(PREFIX.length))
    .sort();
}

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
