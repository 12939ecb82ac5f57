/** The words that people read, in the language they chose. */
import { ENGLISH } from "./en.js";
import { SPANISH } from "./es.js";

/** @typedef {keyof typeof SPANISH} TextKey */

/** @type {Record<string, Record<TextKey, string>>} */
const LANGUAGES = { es: SPANISH, en: ENGLISH };
let language = "es";

/** @param {string} wanted es or en; Spanish unless somebody chose otherwise, like the API */
export function setLanguage(wanted) {
  language = wanted in LANGUAGES ? wanted : "es";
}

export const currentLanguage = () => language;

/**
 * The text called `key`, with `{name}` replaced by `values.name`.
 *
 * @param {TextKey} key
 * @param {Record<string, string | number>} [values]
 */
export function text(key, values = {}) {
  return LANGUAGES[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
