// A canvas knows every way to write a colour, and answers #rrggbb for an opaque one.
const rgbOf = (color) => {
  const context = page.createElement("canvas").getContext("2d");
  context.fillStyle = color;
  return context.fillStyle.match(/[\da-f]{2}/g)?.map((part) => parseInt(part, 16) / 255);
};

// Black or white: one of the two has a contrast of at least 4.5 on any colour (WCAG 2, luminance).
const readableOn = (color) => {
  const [red, green, blue] = rgbOf(color).map((part) => (part > 0.04045 ? ((part + 0.055) / 1.055) ** 2.4 : part / 12.92));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff";
};
