// Black or white: one of the two has a contrast of at least 4.5 on any colour (WCAG 2, luminance).
// A canvas knows every way to write a colour, and answers #rrggbb for an opaque one.
const readableOn = (color) => {
  const context = page.createElement("canvas").getContext("2d");
  context.fillStyle = color;
  const [red, green, blue] = context.fillStyle.match(/\w\w/g).map((part) => {
    const share = parseInt(part, 16) / 255;
    return share > 0.04 ? ((share + 0.055) / 1.055) ** 2.4 : share / 12.92;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff";
};
