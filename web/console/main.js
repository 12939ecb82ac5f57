/** Starts the console: the login, then the workplace, and back when the session ends. */
import { Requests, calls } from "./api.js";
import { openWorkplace } from "./app.js";
import { readConfig } from "./config.js";
import { startTimers } from "./live/timers.js";
import { speak, spoken, text } from "./locales/text.js";
import { Session, loadPreferences } from "./store/browser_storage.js";
import { forgetPlace } from "./ui/pane_history.js";
import { announcerView, bannerView, notesView } from "./ui/status_messages.js";
import { loginView } from "./views/login.js";
import { workplaceView } from "./views/workplace.js";

const config = readConfig();
const { amberSeconds, redSeconds } = config;
const preferences = loadPreferences({ language: "es", theme: "auto", sound: true, singleKeys: true, amberSeconds, redSeconds });
const session = new Session();
let leave = () => {};
let redraw = () => {};

const http = new Requests(config.api, {
  token: () => session.login?.token,
  reached: (yes) => reached(yes),
  expired: () => end(text("expired")),
});
const api = calls(http);
let reached = () => {};

function end(why) {
  leave();
  leave = () => {};
  session.end();
  showLogin(why);
}

function showLogin(why) {
  const login = async (username, password) => {
    session.begin(await api.login(username, password));
    showWorkplace();
  };
  const choose = (language) => {
    prefer("language", language);
    showLogin(why);
  };
  const view = loginView({ login, why, choose });
  document.body.replaceChildren(view.node);
  view.focus();
}

function showWorkplace() {
  const show = {};
  const app = openWorkplace(api, session, preferences, { tell: (words) => show.tell(words), announce: (line) => show.announce(line) });
  let view = null;
  const draw = () => {
    view?.stop();
    const [banner, notes, announcer] = [bannerView(), notesView(), announcerView()];
    Object.assign(show, { tell: notes.tell, announce: announcer.announce });
    reached = banner.reached;
    view = workplaceView(app, { banner: banner.node, notes: notes.node, announcer: announcer.node });
    document.body.replaceChildren(view.node);
  };
  app.prefer = (name, value) => {
    prefer(name, value);
    if (name === "language") draw();
    app.changed();
  };
  app.setAvailability = (on) => api.setAvailability(on).then(renew, (error) => app.tell(error.message));
  app.logout = () => logOut(app);
  const renew = (agent) => {
    session.update(agent);
    app.inbox.agent = agent;
    app.changed();
  };
  redraw = (inOtherLanguage) => (inOtherLanguage ? draw() : app.changed());
  leave = () => {
    app.stop();
    redraw = () => {};
    view.stop();
    reached = () => {};
  };
  draw();
  app.start();
  api.me().then(renew, () => {}); // a failure shows in the banner, and the cursor goes on asking
}

/** Leaves nothing of the guests' words in this browser. */
async function logOut(app) {
  const gone = api.logout().catch(() => {});
  app.stop();
  app.outbox.clear();
  app.drafts.clear();
  forgetPlace(app.inbox.agent.id);
  await gone;
  end();
}

function prefer(name, value) {
  preferences.set(name, value);
  applyLook();
}

function applyLook() {
  speak(preferences.get("language"));
  document.documentElement.dataset.theme = preferences.get("theme");
}

applyLook();
preferences.listen(() => {
  const before = spoken();
  applyLook();
  redraw(spoken() !== before);
});
startTimers();
if (session.login) showWorkplace();
else showLogin();
