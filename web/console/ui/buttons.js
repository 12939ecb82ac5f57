/** Buttons, with words or with an icon that has them as its name, and the icons. */
import { attribute, el, svg, write } from "./dom.js";

/** @import { Attributes } from "./dom.js" */

/** @param {string} words @param {() => void} press @param {Attributes} [attributes] */
export function button(words, press, attributes = {}) {
  const onclick = () => node.getAttribute("aria-disabled") !== "true" && press();
  const node = el("button", { type: "button", class: "button", onclick, ...attributes }, words);
  return node;
}

/**
 * Makes a button do nothing for a while. It keeps the focus, which a disabled one drops to the page.
 *
 * @param {HTMLElement} node made by `button`
 * @param {boolean} isBusy
 */
export function setBusy(node, isBusy) {
  attribute(node, "aria-disabled", isBusy ? "true" : null);
}

/** @param {IconName} name @param {string} words @param {() => void} press @param {Attributes} [attributes] */
export function iconButton(name, words, press, attributes = {}) {
  const named = { type: "button", class: "icon-button", "aria-label": words, title: words };
  return el("button", { ...named, onclick: press, ...attributes }, icon(name));
}

/**
 * Gives an icon button another icon and name.
 *
 * @param {HTMLElement} node
 * @param {IconName} name
 * @param {string} words
 */
export function reface(node, name, words) {
  if (node.title === words) return;
  attribute(node, "aria-label", words);
  attribute(node, "title", words);
  node.replaceChildren(icon(name));
}

/**
 * A switch whose words say its state.
 *
 * @param {() => void} press
 */
export function toggle(press) {
  const words = el("span", {});
  const node = el(
    "button",
    { type: "button", role: "switch", class: "switch", onclick: press },
    el("span", { class: "switch-knob", "aria-hidden": "true" }),
    words,
  );
  /** @param {boolean} on @param {string} label */
  const update = (on, label) => {
    attribute(node, "aria-checked", String(on));
    write(words, label);
  };
  return { node, update };
}

/** @typedef {keyof typeof PATHS} IconName */

// Line icons, drawn on a square of 24. They say nothing by themselves: buttons carry the words.
const PATHS = {
  sound: "M11 5 6 9H3v6h3l5 4V5ZM15.5 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11",
  muted: "M11 5 6 9H3v6h3l5 4V5ZM16 9.5l5 5M21 9.5l-5 5",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15ZM10 21h4",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
  keys: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8",
  logout: "M14 4h5v16h-5M4 12h10M10.5 8 14.5 12l-4 4",
  back: "M15 5l-7 7 7 7",
  guest: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0",
  send: "M4 12 20 4l-5 16-3.5-6.5L4 12Z",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM20 20l-4.6-4.6",
  chat: "M5 18.5V6.5A2.5 2.5 0 0 1 7.5 4h9A2.5 2.5 0 0 1 19 6.5v6a2.5 2.5 0 0 1-2.5 2.5H9l-4 3.5Z",
  cross: "M6 6l12 12M18 6 6 18",
};

/** @param {IconName} name */
export function icon(name) {
  return svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: "icon" }, svg("path", { d: PATHS[name] }));
}
