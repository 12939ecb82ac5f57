import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { cleaned } from "../../widget/composer.js";
import { chooseLanguage, locale, t } from "../../widget/locales.js";
import { authorOf, clockTime, splitLinks } from "../../widget/thread.js";

afterEach(() => chooseLanguage("es"));

test("a page gets English where it asks for it, else Spanish", () => {
  for (const [wanted, lang] of Object.entries({ en: "en", "EN-gb": "en", es: "es", "pt-BR": "es", "": "es" })) {
    chooseLanguage(wanted);
    assert.equal(locale.lang, lang, wanted);
  }
});

test("a text takes its values as they are", () => {
  assert.equal(t("unread", { n: 2 }), "2 mensaje(s) sin leer");
  assert.equal(t("announce", { name: "{text}", text: "$& $1 {name}" }), "Nuevo mensaje de {text}: $& $1 {name}");
  chooseLanguage("en");
  assert.equal(t("unread", { n: 2 }), "2 unread message(s)");
});

test("links are found, without the mark that ends the sentence", () => {
  assert.deepEqual(splitLinks("Mira https://a.example/b?c=1#d, y ya."), ["Mira ", "https://a.example/b?c=1#d", ", y ya."]);
  assert.deepEqual(splitLinks("http://a.example http://b.example!"), ["", "http://a.example", " ", "http://b.example", "!"]);
});

test("nothing but http and https becomes a link", () => {
  for (const text of ["javascript:alert(1)", "data:text/html,x", "www.example.com", "https://"]) assert.deepEqual(splitLinks(text), [text]);
});

test("a time is shown as hours and minutes", () => {
  assert.equal(clockTime(new Date(2026, 0, 2, 9, 5, 59).getTime()), "09:05");
});

test("control characters are left out of what is sent, lines and tabs are not", () => {
  assert.equal(cleaned(" uno\u000b\u0000\n\tdos \r\n"), "uno\n\tdos");
  assert.equal(cleaned("\u0007 \n"), "");
});

test("an agent goes by the name in the message, by the chat's, or by none", () => {
  const agent = (first, last) => ({ sender_type: "agent", agent_sender: { user: { first_name: first, last_name: last } } });
  assert.equal(authorOf(agent("Ana", "Ruiz"), "Eva"), "Ana Ruiz");
  assert.equal(authorOf(agent("Ana", ""), "Eva"), "Ana");
  assert.equal(authorOf(agent("", ""), "Eva"), "Eva");
  assert.equal(authorOf(agent("", ""), ""), "Agente");
  assert.equal(authorOf({ sender_type: "user" }, "Eva"), "Tú");
});
