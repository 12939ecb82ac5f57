// Puts the widget on the page, and offers it to the page's own scripts as `Charla`.
import { createApp, emit } from "./app.js";
import { element } from "./dom.js";
import { chooseLanguage, locale } from "./locales.js";

// A second copy of the script on the same page does nothing: it finds `Charla`, and no list of calls that wait for it.
const queued = window.Charla || [];
if (Array.isArray(queued)) start(queued);

/** @param {[string, ...unknown[]][]} calls that the page has made before the script came */
function start(calls) {
  // An element named currentScript takes the property's place, and must not say where the guest's words go.
  const scripts = [document.currentScript, document.querySelector("script[data-api]")];
  const script = /** @type {HTMLScriptElement} */ (scripts.find((each) => each instanceof HTMLScriptElement));
  const options = script.dataset;
  if (!options.api) throw Error("Charla: data-api?");
  chooseLanguage(options.lang || document.documentElement.lang || navigator.language);
  const host = document.createElement("charla-chat");
  const app = createApp({
    url: `${options.api.replace(/\/+$/, "")}/api/`,
    greeting: options.greeting,
    loadCaptcha: (settings, onLoad) => {
      // The one thing that is loaded later, and only where the API names a provider.
      if (window.Charla.captcha) return;
      window.Charla.captcha = (/** @type {Function} */ adapter) => onLoad(adapter(settings, host, locale.lang));
      document.head.append(element("script", { src: new URL("captcha.js", script.src).href }));
    },
  });
  const frame = makeFrame(app, options);
  const listening = new AbortController();
  attachShadow(host, frame);
  const keeper = keepOnPage(host);
  fitToScreen(frame, listening.signal);
  app.listen(listening.signal);

  const removeFromPage = () => {
    app.destroy();
    listening.abort();
    keeper.disconnect();
    host.remove();
    delete window.Charla;
  };
  window.Charla = publicApi(app, host, removeFromPage);
  app.resume();
  window.Charla.push(...calls);
  emit("ready");
}

/**
 * What docs/widget.md tells of, and no more.
 * @param {import("./app.js").App} app
 * @param {HTMLElement} host
 * @param {() => void} destroy
 */
function publicApi(app, host, destroy) {
  /** @type {Record<string, (...values: any[]) => void>} */
  const calls = {
    ...app.calls,
    show: () => {
      host.hidden = false;
    },
    hide: () => {
      host.hidden = true;
    },
    on: (name, listener) => document.addEventListener(`charla:${name}`, listener),
    off: (name, listener) => document.removeEventListener(`charla:${name}`, listener),
    destroy,
    push: (...queue) => {
      for (const [name, ...values] of queue) calls[name](...values);
    },
  };
  return calls;
}

/**
 * @param {import("./app.js").App} app
 * @param {DOMStringMap} options
 */
function makeFrame(app, { dir, position, theme, color }) {
  const direction = dir || document.documentElement.dir || document.body?.dir || "ltr";
  const frame = element("div", { className: "frame", lang: locale.lang, dir: direction }, ...app.elements);
  if (position) frame.dataset.position = position;
  if (theme) frame.style.colorScheme = theme;
  if (color && CSS.supports("color", color)) frame.style.setProperty("--ac", color);
  // To the page, what is typed here is typed outside of any field: its own shortcuts must not hear it.
  const keepFromPage = (/** @type {Event} */ event) => event.stopPropagation();
  frame.onkeypress = keepFromPage;
  frame.onkeyup = keepFromPage;
  frame.onkeydown = (event) => {
    keepFromPage(event);
    if (event.key === "Escape" && !event.isComposing) app.calls.close();
  };
  return frame;
}

/**
 * In a shadow tree the page's styles do not reach the frame, nor its own the page.
 * @param {HTMLElement} host
 * @param {HTMLElement} frame
 */
function attachShadow(host, frame) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(frame);
}

/**
 * Beside <body>, which single-page apps swap; whoever removes the widget gets it back.
 * @param {HTMLElement} host
 */
function keepOnPage(host) {
  const putBack = () => {
    if (!host.isConnected) document.documentElement.append(host);
  };
  const keeper = new MutationObserver(putBack);
  keeper.observe(document, { childList: true });
  keeper.observe(document.documentElement, { childList: true });
  putBack();
  return keeper;
}

/**
 * A phone's keyboard covers the page without resizing it.
 * @param {HTMLElement} frame
 * @param {AbortSignal} signal
 */
function fitToScreen(frame, signal) {
  const viewport = /** @type {VisualViewport} */ (visualViewport);
  const fit = () => {
    frame.style.setProperty("--vh", `${viewport.height}px`);
    frame.style.setProperty("--vt", `${viewport.offsetTop}px`);
  };
  viewport.addEventListener("resize", fit, { signal });
  viewport.addEventListener("scroll", fit, { signal });
  fit();
}
