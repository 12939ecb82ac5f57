// What must survive a reload is in localStorage; where that is refused or full, in memory.
const PREFIX = "charla:";
const memory = {};

const load = (key) => {
  try {
    return JSON.parse(localStorage[PREFIX + key]);
  } catch {
    return memory[key];
  }
};
const save = (key, value) => {
  try {
    localStorage[PREFIX + key] = JSON.stringify(value);
  } catch {
    memory[key] = value;
  }
};
const drop = (key) => {
  delete memory[key];
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {}
};
const keysWith = (start) => {
  let kept = [];
  try {
    kept = Object.keys(localStorage);
  } catch {}
  return [...kept, ...Object.keys(memory).map((key) => PREFIX + key)]
    .filter((key) => key.startsWith(PREFIX + start))
    .map((key) => key.slice(PREFIX.length))
    .sort();
};

// The guest's session: message, client, session, captcha, name, email, phone, chat, token, live.
let session = load("session") || {};
const saveSession = (changes) => save("session", Object.assign(session, changes));
