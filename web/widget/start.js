const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
const shadow = host.attachShadow({ mode: "open" });
shadow.adoptedStyleSheets = [sheet];
shadow.append(frame);
frame.dataset.position = options.position;
const { style } = frame;
if (options.theme) style.colorScheme = options.theme;

// A phone's keyboard covers the page without resizing it.
const fit = () => {
  style.setProperty("--vh", visualViewport.height + "px");
  style.setProperty("--vt", visualViewport.offsetTop + "px");
};
on(visualViewport, "resize", fit);
on(visualViewport, "scroll", fit);
fit();

// Beside <body>, which single-page apps swap; whoever removes it gets it back.
const stay = () => host.isConnected || page.documentElement.append(host);
const keeper = new MutationObserver(stay);
keeper.observe(page, { childList: true });
keeper.observe(root, { childList: true });
stay();
if (CSS.supports("color", options.color)) style.setProperty("--ac", options.color);

window.Charla = Charla;
begun();
Charla.push(...queued);
emit("ready");
