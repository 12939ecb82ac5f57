/** Keeps a parent's children equal to a list of items, without remaking those that stay. */

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
