// Black or white: one of the two has a contrast of at least 4.5 on any colour (WCAG 2, luminance).
// A mixed colour is computed as `color(srgb 0.1 0.2 0.3)`, however it was written.
const readableOn = (color) => {
  frame.style.color = `color-mix(in srgb, ${color}, ${color})`;
  const [red, green, blue] = getComputedStyle(frame)
    .color.match(/[\d.]+/g)
    .map((share) => (share > 0.04 ? ((+share + 0.055) / 1.055) ** 2.4 : share / 12.92));
  frame.style.color = "";
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff";
};
