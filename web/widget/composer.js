const field = element("textarea", { rows: 1, maxLength: 4000, placeholder: t("composer"), ariaLabel: t("composer"), dir: "auto" });
const composer = element(
  "form",
  { className: "composer" },
  field,
  element("button", { className: "icon send", ariaLabel: t("send"), title: t("send") }, icon("M4 12l16-8-6 16-3-7z")),
);
field.value = load("draft") || "";

on(composer, "submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!text) return;
  field.value = "";
  drop("draft");
  session.chat ? post(text) : begin(text);
  if (!composer.hidden) field.focus();
});
on(field, "input", () => {
  save("draft", field.value);
  tellTyping();
});
on(field, "keydown", (event) => {
  // An Enter that ends a composition (Japanese, Chinese, Korean…) chooses a word; it sends nothing.
  if (event.key == "Enter" && !event.shiftKey && !event.isComposing && event.keyCode != 229) {
    event.preventDefault();
    composer.requestSubmit();
  }
});
const prefill = (text) => save("draft", (field.value = text));
