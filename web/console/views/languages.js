/** The switch to the other language, by its own name. */
import { spoken } from "../locales/text.js";
import { button } from "./buttons.js";

const OTHER = { es: ["en", "English"], en: ["es", "Español"] };

/** @param {(language: string) => void} choose */
export function languageSwitch(choose) {
  const [language, name] = OTHER[spoken()];
  return button(name, () => choose(language), { class: "button quiet language", lang: language });
}
