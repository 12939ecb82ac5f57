// What must survive a reload is in localStorage; where that is refused, or has no room, in memory.
const PREFIX = "charla:";
const memory = {};
let storage = {};
try {
  storage = localStorage || storage;
} catch {}

const load = (key) => {
  try {
    return JSON.parse(memory[PREFIX + key] || storage[PREFIX + key]);
  } catch {}
};
const save = (key, value) => {
  const text = JSON.stringify(value);
  try {
    storage[PREFIX + key] = text;
    delete memory[PREFIX + key];
  } catch {
    memory[PREFIX + key] = text;
  }
};
const drop = (key) => [memory, storage].forEach((each) => delete each[PREFIX + key]);
const keysWith = (start) =>
  [storage, memory]
    .flatMap(Object.keys)
    .filter((key) => key.startsWith(PREFIX + start))
    .map((key) => key.slice(7))
    .sort();

// The guest's session: message, client, session, captcha, name, email, phone, chat, token, live.
let session = load("session") || {};
// What another tab has saved meanwhile is kept.
const saveSession = (changes) => save("session", (session = { ...load("session"), ...changes }));
