/** Elements made of text nodes and attributes: nothing that is written can become markup. */

/**
 * @typedef {string | number | boolean | null | undefined} Value null, undefined and false leave an attribute out
 * @typedef {Record<string, Value | ((event: any) => void)>} Attributes those that begin with `on` are listeners
 * @typedef {Node | string} Child
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...(Child | Child[])} children
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  fill(node, attributes, children);
  return node;
}

/**
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  fill(node, attributes, children);
  return node;
}

/**
 * Sets a text if it differs, so that readers and selections are left alone.
 *
 * @param {Node} node
 * @param {string} words
 */
export function write(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

/** @param {Element} node @param {string} name @param {Value} value */
export function attribute(node, name, value) {
  if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value === true ? "" : String(value));
}

/** @param {Element} node @param {Attributes} attributes @param {(Child | Child[])[]} children */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else attribute(node, name, value);
  }
  node.append(...children.flat());
}

/**
 * Keeps a parent's children equal to a list of items, without remaking those that stay.
 *
 * @template Item
 * @param {Element} parent
 * @param {(item: Item) => string} keyOf
 * @param {(item: Item) => {node: Element, update: (item: Item) => void}} make
 * @returns {(items: Item[]) => void}
 */
export function rows(parent, keyOf, make) {
  /** @type {Map<string, ReturnType<typeof make>>} */
  let known = new Map();
  return (items) => {
    const next = new Map();
    let place = parent.firstElementChild;
    for (const item of items) {
      const key = keyOf(item);
      const row = known.get(key) ?? make(item);
      next.set(key, row);
      row.update(item);
      if (row.node === place) place = place.nextElementSibling;
      else put(parent, row.node, place);
    }
    for (const [key, row] of known) if (!next.has(key)) row.node.remove();
    known = next;
  };
}

/**
 * Moving an element takes the focus from it: give it back.
 *
 * @param {Element} parent
 * @param {Element} node
 * @param {Element | null} place
 */
function put(parent, node, place) {
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLElement && node.contains(activeElement) ? activeElement : null;
  parent.insertBefore(node, place);
  focused?.focus({ preventScroll: true });
}
