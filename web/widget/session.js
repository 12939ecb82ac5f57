import { callUntilAnswered } from "./api.js";
import { session, updateSession } from "./storage.js";

/** Returns a secret of this browser's, or the name of a message: nobody can guess it. */
export const randomId = () => crypto.getRandomValues(new Uint32Array(6)).join("");

/**
 * The way from the first message, by the profile, to a chat.
 * @param {(settings: CaptchaSettings, onLoad: (captcha: Captcha) => void) => void} loadCaptcha
 */
export function createChatStart(loadCaptcha) {
  /** @type {Promise<void> | undefined} */
  let starting;
  /** @type {Captcha | undefined} */
  let captcha;

  const startBody = () => ({
    initial_message: session.data.message,
    client_id: session.data.client,
    page_url: location.href,
    referrer: document.referrer,
    locale: navigator.language,
  });

  const completeBody = () => ({
    session_id: session.data.session,
    full_name: session.data.name,
    email: session.data.email,
    phone_number: session.data.phone,
    recaptcha_token: captcha?.token(),
  });

  async function askForSession() {
    if (!session.data.session) {
      const answer = await callUntilAnswered("chat/start_chat/", startBody);
      updateSession({ session: answer.session_id, captcha: answer.captcha });
    }
    if (!session.data.captcha) return;
    loadCaptcha(session.data.captcha, (loaded) => {
      captcha = loaded;
    });
  }

  /** Has the API keep the message for as long as the guest fills in the profile. */
  function start() {
    starting ??= askForSession().finally(abandon);
    return starting;
  }

  function abandon() {
    starting = undefined;
  }

  /**
   * Makes the chat of message and profile; throws an ApiError where the API refuses one of them.
   * @returns {Promise<void>}
   */
  async function complete() {
    await start();
    try {
      const answer = await callUntilAnswered("chat/complete_chat/", completeBody);
      updateSession({ chat: answer.chat_room_id, token: answer.guest_token, live: answer.live_url });
    } catch (error) {
      if (error.code === "session_expired") {
        // Half an hour went by: the same message begins a new session.
        updateSession({ session: "", client: randomId() });
        return complete();
      }
      if (!error.fields) captcha?.reset();
      throw error;
    }
    captcha?.reset();
  }

  return { start, complete, abandon };
}
