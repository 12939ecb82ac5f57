/** Dialogs: the browser keeps the focus inside them, and Esc closes them. */
import { text } from "../locales/text.js";
import { button, iconButton } from "./buttons.js";
import { el } from "./dom.js";
import { keepFocus } from "./focus.js";

let last = 0;

/**
 * A dialog made anew each time it is opened, in the language of that moment.
 *
 * @param {string} title
 * @param {...Node} body
 */
export function openDialog(title, ...body) {
  const id = `dialog-${++last}`;
  const node = el("dialog", { class: "dialog", "aria-labelledby": id });
  const close = () => node.close();
  const cross = iconButton("cross", text("cancel"), close);
  node.append(el("header", { class: "dialog-head" }, el("h2", { id }, title), cross), ...body);
  const focus = keepFocus(node, [], { start: () => cross.focus() });
  node.addEventListener("close", () => {
    focus.stop();
    node.remove();
  });
  node.addEventListener("click", (event) => event.target === node && close());
  document.querySelector(".console")?.append(node);
  node.showModal();
  return { node, close };
}

/** @param {Event} event */
const stay = (event) => event.preventDefault();

/**
 * Has the browser ask before the page is left, with its own words. A page that always listens is kept by no browser for Back.
 *
 * @param {boolean} isNeeded
 */
export function askBeforeLeaving(isNeeded) {
  if (isNeeded) addEventListener("beforeunload", stay);
  else removeEventListener("beforeunload", stay);
}

/**
 * Asks before something that cannot be undone.
 *
 * @param {string} question
 * @param {string} yes
 * @param {() => void} act
 */
export function confirmDialog(question, yes, act) {
  const agree = button(
    yes,
    () => {
      dialog.close();
      act();
    },
    { class: "button danger" },
  );
  const cancel = button(text("cancel"), () => dialog.close());
  const dialog = openDialog(question, el("div", { class: "dialog-actions" }, cancel, agree));
  agree.focus();
}
