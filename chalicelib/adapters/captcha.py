"""Captcha by the siteverify protocol, which reCAPTCHA, hCaptcha and Turnstile share."""

import json
from functools import cached_property
from typing import Final

import urllib3

from chalicelib.config import Settings
from chalicelib.domain.sessions import CaptchaFailed, CaptchaUnavailable

_URLS: Final = {
    "recaptcha": "https://www.google.com/recaptcha/api/siteverify",
    "hcaptcha": "https://api.hcaptcha.com/siteverify",
    "turnstile": "https://challenges.cloudflare.com/turnstile/v0/siteverify",
}
_TIMEOUT_SECONDS = 2.0


class NoCaptcha:
    """No secret is set: every token is ignored."""

    def verify(self, token: str | None) -> None:
        return None


class SiteVerify:
    def __init__(self, settings: Settings) -> None:
        self._secret = settings.captcha_secret
        self._url = settings.captcha_url or _URLS[settings.captcha_provider]

    @cached_property
    def _pool(self) -> urllib3.PoolManager:
        return urllib3.PoolManager(timeout=urllib3.Timeout(total=_TIMEOUT_SECONDS), retries=False, maxsize=10)

    def verify(self, token: str | None) -> None:
        """Raises CaptchaFailed, and CaptchaUnavailable where no answer comes within 2 s."""
        if not token:
            raise CaptchaFailed
        fields = {"secret": self._secret, "response": token}
        try:
            answer = self._pool.request("POST", self._url, fields=fields, encode_multipart=False)
            verdict = json.loads(answer.data)
        except (urllib3.exceptions.HTTPError, ValueError) as error:
            raise CaptchaUnavailable from error
        if answer.status != 200 or not isinstance(verdict, dict):
            raise CaptchaUnavailable
        if verdict.get("success") is not True:
            raise CaptchaFailed


def captcha(settings: Settings) -> NoCaptcha | SiteVerify:
    return SiteVerify(settings) if settings.captcha_secret else NoCaptcha()
