// Message first, then the profile, then the chat.
let starting;
let completing;
let captcha;

const begin = (text) => {
  saveSession({ message: text, client: randomId(), session: "" });
  begun();
  if (session.email) complete();
  emit("start");
};
const goBack = () => {
  prefill(session.message);
  saveSession({ message: "", session: "" });
  forgetChat();
  render();
};

const start = () => (starting ||= askForSession().finally(() => (starting = false)));
const askForSession = async () => {
  if (!session.session) {
    const answer = await insist("chat/start_chat/", () => ({
      initial_message: session.message,
      client_id: session.client,
      page_url: location.href,
      referrer: page.referrer,
      locale: navigator.language,
    }));
    saveSession({ session: answer.session_id, captcha: answer.captcha });
  }
  // The one thing that is loaded later, and only where the API names a provider.
  if (session.captcha && !Charla.captcha) {
    Charla.captcha = (adapter) => (captcha = adapter(session.captcha, host, lang));
    page.head.append(element("script", { src: new URL("captcha.js", script.src) }));
  }
};

// The form gives way to the chat at once, and comes back with what is wrong.
const complete = async () => {
  render((completing = true));
  try {
    await start();
    const answer = await insist("chat/complete_chat/", () => ({
      session_id: session.session,
      full_name: session.name,
      email: session.email,
      phone_number: session.phone,
      recaptcha_token: captcha?.token(),
    }));
    saveSession({ chat: answer.chat_room_id, token: answer.guest_token, live: answer.live_url });
    captcha?.reset();
    begun();
  } catch (error) {
    if (error.code == "session_expired") {
      // Half an hour went by: the same message begins a new session.
      saveSession({ session: "", client: randomId() });
      return complete();
    }
    if (!error.fields) captcha?.reset();
    render((completing = false));
    showProblems(error);
  }
  completing = false;
};
