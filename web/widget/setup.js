// A second copy of the script on the same page does nothing.
const queued = window.Charla || [];
if (!Array.isArray(queued)) return;

const page = document;
const root = page.documentElement;
const script = page.currentScript || page.querySelector("script[data-api]");
const options = script.dataset;
if (!options.api) throw Error("Charla: data-api?");
const api = options.api.replace(/\/+$/, "") + "/api/";
const gone = new AbortController();

const on = (target, type, listener) => target.addEventListener(type, listener, gone);
const emit = (name, detail) => page.dispatchEvent(new CustomEvent("charla:" + name, { detail }));
const seen = () => !page.hidden;
const randomId = () => crypto.getRandomValues(new Uint32Array(6)).join("");
