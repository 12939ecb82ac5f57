const problem = element("p", { className: "error", role: "alert" });
const inputs = {};
const input = (name, key, properties) => {
  const error = element("span", { className: "error", id: name + "-error" });
  inputs[name] = element("input", { name, id: name, "aria-describedby": error.id, ...properties });
  inputs[name].error = error;
  inputs[name].key = key;
  return [element("label", { htmlFor: name }, t(key)), inputs[name], error];
};
const profile = element(
  "form",
  { className: "profile", noValidate: true },
  ...input("full_name", "name", { autocomplete: "name", required: true, maxLength: 120 }),
  ...input("email", "email", { type: "email", autocomplete: "email", required: true, maxLength: 254 }),
  ...input("phone_number", "phone", { type: "tel", autocomplete: "tel" }),
  element("slot", { name: "captcha" }),
  problem,
  element(
    "div",
    {},
    element("button", { type: "button", className: "plain", onclick: () => goBack() }, t("back")),
    element("button", { className: "primary" }, t("continue")),
  ),
);

const eachInput = (work) => Object.entries(inputs).forEach(([name, made]) => work(made, name));
const fillProfile = () => eachInput((made) => (made.value = session[made.key] || ""));

const showProblems = ({ error = "", fields = {} }) => {
  problem.textContent = Object.keys(fields).length ? "" : error;
  eachInput((made, name) => {
    made.error.textContent = fields[name] || "";
    made.ariaInvalid = name in fields;
  });
  (Object.values(inputs).find((made) => made.error.textContent) || inputs.full_name).focus();
};

on(profile, "submit", (event) => {
  event.preventDefault();
  const changes = {};
  eachInput((made) => (changes[made.key] = made.value.trim()));
  saveSession(changes);
  complete();
});
