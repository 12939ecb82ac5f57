const sheet = new CSSStyleSheet();
sheet.replaceSync(CSS);
const shadow = host.attachShadow({ mode: "open" });
shadow.adoptedStyleSheets = [sheet];
shadow.append(frame);
frame.dataset.position = options.position;
if (options.color && rgbOf(options.color)) {
  frame.style.setProperty("--accent", options.color);
  frame.style.setProperty("--on-accent", readableOn(options.color));
}
if (options.theme) frame.style.colorScheme = options.theme;

// A phone's keyboard covers the page without resizing it.
const fit = () => {
  frame.style.setProperty("--height", visualViewport.height + "px");
  frame.style.setProperty("--top", visualViewport.offsetTop + "px");
};
on(visualViewport, "resize", fit);
on(visualViewport, "scroll", fit);
fit();

// Beside <body>, which single-page apps swap; whoever removes it gets it back.
const keep = () => host.isConnected || page.documentElement.append(host);
const keeper = new MutationObserver(keep);
keeper.observe(page, { childList: true });
keeper.observe(root, { childList: true });
keep();

window.Charla = Charla;
if (session.chat) resume();
else if (session.message) {
  showFirst();
  start().catch(showProblems);
}
render();
Charla.push(...queued);
emit("ready");
