// The widget's captcha: loaded by it where the API names a provider, and no part of widget.js.
(() => {
  const PROVIDERS = /** @type {const} */ ({
    recaptcha: { address: "https://www.google.com/recaptcha/api.js", name: "grecaptcha" },
    hcaptcha: { address: "https://js.hcaptcha.com/1/api.js", name: "hcaptcha" },
    turnstile: { address: "https://challenges.cloudflare.com/turnstile/v0/api.js", name: "turnstile" },
  });

  /**
   * Puts a captcha of the API's provider into the widget's form. The providers share render, getResponse and reset.
   * @param {{ provider: keyof typeof PROVIDERS, site_key: string }} settings
   * @param {HTMLElement} host
   * @param {string} lang
   * @returns {Captcha}
   */
  function createCaptcha({ provider, site_key: sitekey }, host, lang) {
    const { address, name } = PROVIDERS[provider];
    // The box stands in the page, where providers look for it, and is shown inside the widget's form by its slot.
    const box = document.createElement("div");
    host.append(box);
    /** @type {number | string | undefined} */
    let id;
    window.charlaCaptchaReady = () => {
      delete window.charlaCaptchaReady;
      id = window[name].render(box, { sitekey });
    };
    const script = document.createElement("script");
    script.src = `${address}?render=explicit&onload=charlaCaptchaReady&hl=${lang}`;
    document.head.append(script);
    return {
      token: () => (id === undefined ? undefined : window[name].getResponse(id)),
      reset: () => {
        if (id !== undefined) window[name].reset(id);
      },
    };
  }

  window.Charla.captcha(createCaptcha);
})();
