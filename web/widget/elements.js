// element("p.error", { id: "x" }, "text"): a tag and its class, properties, children.
const element = (kind, properties, ...children) => {
  const [tag, className] = kind.split(".");
  const made = page.createElement(tag);
  if (className) made.className = className;
  Object.assign(made, properties).append(...children);
  return made;
};
const icon = (d) => {
  const [svg, path] = ["svg", "path"].map((tag) => page.createElementNS("http://www.w3.org/2000/svg", tag));
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
};
const button = (kind, title, onclick, ...children) => element("button." + kind, { title, onclick, type: "button" }, ...children);
