/** Buttons: with words, or with an icon that has them as its name. */
import { attribute, el, write } from "./dom.js";
import { icon } from "./icons.js";

export function button(words, press, attributes = {}) {
  return el("button", { type: "button", class: "button", onclick: press, ...attributes }, words);
}

export function iconButton(name, words, press, attributes = {}) {
  const named = { type: "button", class: "icon-button", "aria-label": words, title: words };
  return el("button", { ...named, onclick: press, ...attributes }, icon(name));
}

/** Gives an icon button another icon and name. */
export function reface(node, name, words) {
  if (node.title === words) return;
  attribute(node, "aria-label", words);
  attribute(node, "title", words);
  node.replaceChildren(icon(name));
}

/** A switch whose words say its state. */
export function toggle(press) {
  const words = el("span", {});
  const node = el("button", { type: "button", role: "switch", class: "switch", onclick: press },
    el("span", { class: "switch-knob", "aria-hidden": "true" }), words);
  const update = (on, label) => {
    attribute(node, "aria-checked", String(on));
    write(words, label);
  };
  return { node, update };
}
