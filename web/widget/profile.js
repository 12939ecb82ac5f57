const problem = element("p.error", { role: "alert" });
const input = (key, name, type) => {
  const error = element("span.error", { id: key + "-error" });
  const made = element("input", { id: key, type, autocomplete: type == "text" ? key : type, required: type != "tel" });
  made.setAttribute("aria-describedby", error.id);
  return { key, name, made, error };
};
const inputs = [input("name", "full_name", "text"), input("email", "email", "email"), input("phone", "phone_number", "tel")];
const profile = element(
  "form.profile",
  { noValidate: true },
  ...inputs.flatMap(({ key, made, error }) => [element("label", { htmlFor: key }, t(key)), made, error]),
  element("slot"),
  problem,
  element("div", {}, button("plain", "", () => goBack(), t("back")), element("button.primary", {}, t("continue"))),
);

const fillProfile = () => inputs.forEach(({ key, made }) => (made.value = session[key] || ""));

const showProblems = ({ error, fields = {} }) => {
  problem.textContent = Object.keys(fields)[0] ? "" : error;
  inputs.forEach((each) => {
    each.error.textContent = fields[each.name] || "";
    each.made.ariaInvalid = each.name in fields;
  });
  (inputs.find(({ name }) => name in fields) || inputs[0]).made.focus();
};

on(profile, "submit", (event) => {
  event.preventDefault();
  saveSession(Object.fromEntries(inputs.map(({ key, made }) => [key, made.value.trim()])));
  complete();
});
