/** Elements made of text nodes and attributes: nothing that is written can become markup. */

/** `attributes` that begin with `on` are listeners; null and false leave an attribute out. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Sets a text if it differs, so that readers and selections are left alone. */
export function write(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

/** Sets an attribute, or removes it for null and false. */
export function attribute(node, name, value) {
  if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value === true ? "" : value);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else attribute(node, name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/**
 * @param {Element} parent
 * @param {(item: object) => string} keyOf
 * @param {(item: object) => {node: Element, update: (item: object) => void}} make
 * @returns {(items: object[]) => void}
 */
export function rows(parent, keyOf, make) {
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

/** Moving an element takes the focus from it: give it back. */
function put(parent, node, place) {
  const focused = node.contains(document.activeElement) ? document.activeElement : null;
  parent.insertBefore(node, place);
  focused?.focus({ preventScroll: true });
}
