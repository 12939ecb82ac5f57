// The widget's captcha: loaded by it where the API names a provider, and no part of widget.js.
(() => {
  const providers = {
    recaptcha: ["https://www.google.com/recaptcha/api.js", "grecaptcha"],
    hcaptcha: ["https://js.hcaptcha.com/1/api.js", "hcaptcha"],
    turnstile: ["https://challenges.cloudflare.com/turnstile/v0/api.js", "turnstile"],
  };

  // The three share render, getResponse and reset. The box stands in the page, where providers
  // look for it, and is shown inside the widget's form by its slot.
  window.Charla.captcha(({ provider, site_key }, host, lang) => {
    const [address, name] = providers[provider];
    const box = document.createElement("div");
    host.append(box);
    let id;
    window.charlaCaptchaReady = () => {
      delete window.charlaCaptchaReady;
      id = window[name].render(box, { sitekey: site_key });
    };
    const script = document.createElement("script");
    script.src = `${address}?render=explicit&onload=charlaCaptchaReady&hl=${lang}`;
    document.head.append(script);
    return {
      token: () => (id === undefined ? undefined : window[name].getResponse(id)),
      reset: () => id !== undefined && window[name].reset(id),
    };
  });
})();
