import { element, icon } from "./dom.js";
import { t } from "./locales.js";
import { load, remove, save } from "./storage.js";

const MAX_LENGTH = 4000;
const SEND_SHAPE = "M12 19V5M6 11l6-6 6 6";

/**
 * The text as it is sent. Control characters come along from other programs, and the API refuses them.
 * @param {string} text
 */
export const cleaned = (text) => text.replace(/[^\P{Cc}\n\t]/gu, "").trim();

/** @typedef {ReturnType<typeof createComposer>} Composer */

/**
 * The field that messages are written in; what is in it is kept as a draft.
 * @param {{ onSend: (text: string) => void, onTyping: () => void }} handlers
 */
export function createComposer({ onSend, onTyping }) {
  const label = t("composer");
  const field = element("textarea", { rows: 1, maxLength: MAX_LENGTH, placeholder: label, ariaLabel: label, dir: "auto" });
  const send = element("button", { className: "send", title: t("send") }, icon(SEND_SHAPE));
  const form = element("form", { className: "composer" }, field, send);
  field.value = load("draft") || "";

  /** @param {string} text */
  function prefill(text) {
    field.value = text;
    save("draft", text);
  }

  form.onsubmit = (event) => {
    event.preventDefault();
    const text = cleaned(field.value);
    if (!text) return;
    prefill("");
    onSend(text);
  };
  field.oninput = () => {
    save("draft", field.value);
    onTyping();
  };
  field.onkeydown = (event) => {
    // An Enter that ends a composition (Japanese, Chinese, Korean…) chooses a word; it sends nothing.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      form.requestSubmit();
    }
  };

  return {
    element: form,
    field,
    prefill,

    clear() {
      field.value = "";
      remove("draft");
    },
  };
}
