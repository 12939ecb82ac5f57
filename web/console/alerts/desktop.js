/** Notices of the operating system, for when the console is behind another window. */

/** `granted`, `denied`, `default` (not asked yet), or `unsupported`. */
export const permission = () => window.Notification?.permission ?? "unsupported";

export async function askPermission() {
  if (permission() === "default") await Notification.requestPermission();
  return permission();
}

/** Shows a notice unless the agent is looking; one for each `chatId`, and a click calls `open`. */
export function notify({ title, body, chatId, open }) {
  if (permission() !== "granted" || document.hasFocus()) return;
  try {
    const notice = new Notification(title, { body, tag: chatId, icon: document.querySelector("link[rel=icon]").href });
    notice.onclick = () => {
      window.focus();
      notice.close();
      open();
    };
  } catch (error) {
    // Chromium on Android has notices from service workers alone.
    if (!(error instanceof TypeError)) throw error;
  }
}
