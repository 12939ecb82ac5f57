const element = (tag, properties, ...children) => {
  const made = page.createElement(tag);
  for (const name in properties) {
    if (name in made) made[name] = properties[name];
    else made.setAttribute(name, properties[name]);
  }
  made.append(...children);
  return made;
};
const icon = (path) => {
  const [svg, shape] = ["svg", "path"].map((tag) => page.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.ariaHidden = true;
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
};
const iconButton = (label, path, onclick) =>
  element("button", { type: "button", className: "icon", ariaLabel: label, title: label, onclick }, icon(path));
const CLOSE = "M6 6l12 12M18 6L6 18";
