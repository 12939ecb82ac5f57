/** The words that people read, in the language they chose. */
import { ENGLISH } from "./en.js";
import { SPANISH } from "./es.js";

const LANGUAGES = { es: SPANISH, en: ENGLISH };
let language = "es";

/** Speaks `wanted` (es, en); Spanish unless somebody chose otherwise, like the API. */
export function speak(wanted) {
  language = wanted in LANGUAGES ? wanted : "es";
  document.documentElement.lang = language;
}

export const spoken = () => language;

/** The text called `key`, with `{name}` replaced by `values.name`. */
export function text(key, values = {}) {
  return LANGUAGES[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
