/**
 * Keeps the focus somewhere right. Browsers drop it to the page as soon as what has it is hidden, disabled or taken away,
 * and what is typed next would run as commands: here it goes on to a place that the same part of the page names.
 */

/**
 * @typedef {object} Region a part of the page
 * @property {Element} node
 * @property {() => void} focus goes to where its focus belongs
 */

/** What text is entered in. */
export const FIELD = "input:not([type=checkbox]), textarea, select";

/** @param {Element | null} node */
function canHoldFocus(node) {
  if (!node || node === document.body) return false;
  return node.isConnected && !node.matches(":disabled") && node.getClientRects().length > 0;
}

/**
 * Watches over what changes in `root`, unless a dialog lies over it. The first of the `regions` that holds the focus counts.
 *
 * @param {Element} root
 * @param {Region[]} regions
 * @param {{start: () => void, droppedFromField?: () => void}} hooks `start` focuses where there is always a place; the other
 *   one is told where the focus is taken from somebody who writes
 */
export function keepFocus(root, regions, { start, droppedFromField = () => {} }) {
  /** @type {Region | undefined} */
  let region;
  /** @type {Element | null} what had the focus last */
  let last = null;
  let isMoving = false;
  const go = () => {
    region?.focus();
    if (!canHoldFocus(document.activeElement)) start();
  };
  const restore = () => {
    const dialog = document.querySelector("dialog[open]");
    if (isMoving || !root.isConnected || (dialog && dialog !== root) || canHoldFocus(document.activeElement)) return;
    if (last?.matches(FIELD)) droppedFromField();
    last = null;
    go();
  };
  const ends = new AbortController();
  const { signal } = ends;
  /** @param {Event} event */
  const note = ({ target }) => {
    if (!(target instanceof Element)) return;
    last = target;
    region = regions.find((each) => each.node.contains(target)) ?? region;
  };
  root.addEventListener("focusin", note, { signal });
  // What takes the focus next is known only afterwards; a dialog that closes may have nobody to give it back to.
  const moved = () => {
    isMoving = true;
    setTimeout(() => {
      isMoving = false;
      restore();
    });
  };
  root.addEventListener("blur", moved, { signal, capture: true });
  root.addEventListener("close", moved, { signal, capture: true });
  addEventListener("resize", restore, { signal });
  const changes = new MutationObserver(restore);
  changes.observe(root, { subtree: true, childList: true, attributeFilter: ["hidden", "disabled", "data-pane"] });
  return {
    /** The region that has, or last had, the focus, by its number; -1 before there was any. */
    place: () => (region ? regions.indexOf(region) : -1),
    /** @param {number} [place] goes to a region by its number, else to the start */
    goTo: (place = -1) => {
      region = regions[place];
      go();
    },
    stop() {
      ends.abort();
      changes.disconnect();
    },
  };
}
