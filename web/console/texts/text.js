/** The words that people read, in the language they chose. */
import { ENGLISH } from "./en.js";
import { SPANISH } from "./es.js";

const LANGUAGES = { es: SPANISH, en: ENGLISH };
let language = "es";

/** Speaks `wanted` (es, en), else what the browser prefers of the two, else Spanish. */
export function speak(wanted) {
  const preferred = (navigator.languages ?? []).map((each) => each.slice(0, 2));
  language = [wanted, ...preferred].find((each) => each in LANGUAGES) ?? "es";
  document.documentElement.lang = language;
}

export const spoken = () => language;

/** The text called `key`, with `{name}` replaced by `values.name`. */
export function text(key, values = {}) {
  return LANGUAGES[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
