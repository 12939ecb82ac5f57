// Message first, then the profile, then the chat.
let starting;

const begin = (text) => {
  saveSession({ message: text, client: randomId(), session: "" });
  showFirst();
  start().catch(showProblems);
  render();
  if (session.name && session.email) complete();
  else inputs.full_name.focus();
  emit("start");
};
const showFirst = () => {
  showPending("first", session.message, Date.now());
  fillProfile();
};
const goBack = () => {
  prefill(session.message);
  saveSession({ message: "", session: "" });
  clearThread();
  render();
  field.focus();
};

const start = () => (starting ||= askForSession().finally(() => (starting = 0)));
const askForSession = async () => {
  if (session.session) return;
  const answer = await insist("chat/start_chat/", () => ({
    initial_message: session.message,
    client_id: session.client,
    page_url: location.href,
    referrer: page.referrer,
    locale: navigator.language,
  }));
  saveSession({ session: answer.session_id, captcha: answer.captcha });
  if (answer.captcha) await loadCaptcha();
};

const complete = async () => {
  profile.ariaBusy = true;
  try {
    await start();
    const answer = await insist("chat/complete_chat/", () => ({
      session_id: session.session,
      full_name: session.name,
      email: session.email,
      phone_number: session.phone || null,
      recaptcha_token: captcha?.token(),
    }));
    enter(answer);
  } catch (error) {
    captcha?.reset();
    if (error.code == "session_expired") {
      // Half an hour went by: the same message begins a new session.
      saveSession({ session: "", client: randomId() });
      return complete();
    }
    showProblems(error);
  } finally {
    profile.ariaBusy = false;
  }
};
const enter = ({ chat_room_id, guest_token, live_url }) => {
  const had = profile.matches(":focus-within");
  saveSession({ chat: chat_room_id, token: guest_token, live: live_url });
  captcha?.remove();
  resume();
  render();
  if (had) field.focus();
};

// The provider's script is the one thing that is loaded later, and only where the API names one.
let captcha;
const loadCaptcha = () =>
  new Promise((done) => {
    window.Charla.captcha = (adapter) => done((captcha = adapter(session.captcha, host, lang)));
    page.head.append(element("script", { src: new URL("captcha.js", script.src), async: true }));
  });
