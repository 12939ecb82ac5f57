import { button, element } from "./dom.js";
import { t } from "./locales.js";

/** As the session names it, and as the API does. */
const FIELDS = /** @type {const} */ ([
  { key: "name", apiName: "full_name", type: "text", required: true },
  { key: "email", apiName: "email", type: "email", required: true },
  { key: "phone", apiName: "phone_number", type: "tel", required: false },
]);

/** @param {(typeof FIELDS)[number]} field */
function createField({ key, apiName, type, required }) {
  const error = element("span", { className: "error", id: `${key}-error` });
  // What a browser can fill in by itself has the name of its type, a person's name excepted.
  const input = element("input", { id: key, type, required, autocomplete: type === "text" ? key : type });
  input.setAttribute("aria-describedby", error.id);
  return { key, apiName, input, error };
}

/** @typedef {ReturnType<typeof createProfile>} Profile */

/**
 * Who the guest is, and what is wrong with that.
 * @param {{ onSubmit: (values: SessionData) => void, onBack: () => void }} handlers
 */
export function createProfile({ onSubmit, onBack }) {
  const fields = FIELDS.map(createField);
  const firstInput = fields[0].input;
  const problem = element("p", { className: "error", role: "alert" });
  const form = element(
    "form",
    { className: "profile", noValidate: true },
    ...fields.flatMap(({ key, input, error }) => [element("label", { htmlFor: key }, t(key)), input, error]),
    element("slot"), // where a captcha is shown
    problem,
    element("div", {}, button("plain", "", onBack, t("back")), element("button", { className: "primary" }, t("continue"))),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    onSubmit(Object.fromEntries(fields.map(({ key, input }) => [key, input.value.trim()])));
  };

  return {
    element: form,
    firstInput,

    /** @param {SessionData} values */
    fill(values) {
      for (const { key, input } of fields) input.value = values[key] || "";
    },

    /**
     * What the API said: of single fields beside each of them, else once.
     * @param {import("./api.js").ApiError} refusal
     */
    showProblems({ message, fields: problems = {} }) {
      const isWrong = (/** @type {{ apiName: string }} */ { apiName }) => apiName in problems;
      problem.textContent = Object.keys(problems).length ? "" : message;
      for (const field of fields) {
        field.error.textContent = problems[field.apiName] || "";
        field.input.ariaInvalid = String(isWrong(field));
      }
      (fields.find(isWrong)?.input || firstInput).focus();
    },
  };
}
