/** Starts the console: the login, then the workplace, and back when the session ends. */
import { Api } from "./api.js";
import { App } from "./app.js";
import { readConfig } from "./config.js";
import { startTimers } from "./live/timers.js";
import { currentLanguage, setLanguage, text } from "./locales/text.js";
import { Preferences, Session } from "./store/browser_storage.js";
import { loginView } from "./views/login.js";
import { workplaceView } from "./views/workplace.js";

/** @import { Choices } from "./store/browser_storage.js" */

const { api: address, amberSeconds, redSeconds } = readConfig();
const preferences = new Preferences({ language: "es", theme: "auto", sound: true, singleKeys: true, amberSeconds, redSeconds });
const session = new Session();
const api = new Api(address, {
  token: () => session.login?.token,
  reached: (yes) => view?.reached(yes),
  expired: () => end(text("expired")),
});

/** @type {App | null} the agent who is logged in at work */
let app = null;
/** @type {ReturnType<typeof workplaceView> | null} */
let view = null;

/** @param {string} [why] */
function end(why) {
  app?.stop();
  view?.stop();
  app = view = null;
  session.end();
  showLogin(why);
}

/** @param {string} [why] what ended the last session */
function showLogin(why) {
  const login = loginView({
    why,
    login: async (username, password) => {
      session.begin(await api.login(username, password));
      showWorkplace();
    },
    choose: (language) => {
      prefer("language", language);
      showLogin(why);
    },
  });
  document.body.replaceChildren(login.node);
  login.focus();
}

function showWorkplace() {
  if (!session.login) return showLogin();
  const opened = new App(api, session, session.login, preferences, { prefer, logOut });
  app = opened;
  draw(opened);
  opened.start();
}

/** @param {App} shown is drawn in the language of this moment */
function draw(shown) {
  const place = view?.place();
  view?.stop();
  view = workplaceView(shown);
  shown.showIn(view);
  document.body.replaceChildren(view.node);
  view.goTo(place);
}

async function logOut() {
  const gone = api.logout().catch(() => {});
  app?.forget();
  await gone;
  end();
}

/**
 * @template {keyof Choices} Name
 * @param {Name} name
 * @param {Choices[Name]} value
 */
function prefer(name, value) {
  preferences.set(name, value);
  applyPreferences();
  if (app && name === "language") draw(app);
}

function applyPreferences() {
  setLanguage(preferences.get("language"));
  document.documentElement.lang = currentLanguage();
  document.documentElement.dataset.theme = preferences.get("theme");
}

applyPreferences();
preferences.listen(() => {
  const before = currentLanguage();
  applyPreferences();
  if (app && currentLanguage() !== before) draw(app);
  else app?.changed();
});
startTimers();
showWorkplace();
