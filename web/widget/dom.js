const SVG = "http://www.w3.org/2000/svg";

/**
 * element("p", { className: "error" }, "text"): a tag with its properties and its children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<Omit<HTMLElementTagNameMap[Tag], "style">>} [properties]
 * @param {(Node | string)[]} children
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

/** @param {string} shape the `d` of its one path */
export function icon(shape) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", shape);
  svg.append(path);
  return svg;
}

/**
 * Changes the shape of a button's icon.
 * @param {HTMLElement} control
 * @param {string} shape
 */
export function drawIcon(control, shape) {
  control.querySelector("path")?.setAttribute("d", shape);
}

/**
 * @param {string} className
 * @param {string} title
 * @param {() => void} onclick
 * @param {(Node | string)[]} children
 */
export function button(className, title, onclick, ...children) {
  return element("button", { className, title, type: "button", onclick }, ...children);
}
