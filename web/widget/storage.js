// What must survive a reload is in localStorage; where that is refused or full, in memory.
const PREFIX = "charla:";
const memory = {};
const kept = (work, otherwise) => {
  try {
    return work(localStorage) ?? otherwise();
  } catch {
    return otherwise();
  }
};

const load = (key) => kept((storage) => JSON.parse(storage[PREFIX + key] ?? null), () => memory[key]);
const save = (key, value) =>
  kept((storage) => (storage[PREFIX + key] = JSON.stringify(value)), () => (memory[key] = value));
const drop = (key) => kept((storage) => storage.removeItem(PREFIX + key), () => delete memory[key]);
const keysWith = (start) =>
  [...kept(Object.keys, () => []), ...Object.keys(memory).map((key) => PREFIX + key)]
    .filter((key) => key.startsWith(PREFIX + start))
    .map((key) => key.slice(7))
    .sort();

// The guest's session: message, client, session, captcha, name, email, phone, chat, token, live.
let session = load("session") || {};
// What another tab has saved meanwhile is kept.
const saveSession = (changes) => save("session", (session = { ...load("session"), ...changes }));
