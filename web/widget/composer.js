const field = element("textarea", { rows: 1, maxLength: 4000, placeholder: t("composer"), ariaLabel: t("composer"), dir: "auto" });
const composer = element(
  "form.composer",
  {},
  field,
  element("button.send", { title: t("send") }, icon("M12 19V5M6 11l6-6 6 6")),
);
const prefill = (text) => save("draft", (field.value = text));
field.value = load("draft") || "";

on(composer, "submit", (event) => {
  event.preventDefault();
  // Control characters come along from other programs, and the API refuses them.
  const text = field.value.replace(/[^\P{Cc}\n\t]/gu, "").trim();
  if (!text) return;
  prefill("");
  session.message ? post({ id: randomId(), text, time: Date.now() }) : begin(text);
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
