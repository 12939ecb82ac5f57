"""The settings, and the one place that reads the environment. Imports nothing of the project.

Every setting is an environment variable with the field's name in capitals.
"""

import os
from collections.abc import Mapping
from dataclasses import fields
from urllib.parse import urlsplit

from chalicelib.frozen import value


class SettingsError(Exception):
    """A variable holds something that the setting cannot be. The text says which and what to do."""


@value
class Settings:
    """Every setting with its default; times in seconds, texts in characters.

    Limits and lifetimes are those of docs/contract.md, "Conventions", and of its tables.
    """

    table_prefix: str = "charla"
    aws_region: str = "us-east-1"
    aws_endpoint_url_dynamodb: str = ""
    aws_lambda_function_name: str = ""
    allowed_origins: str = "*"

    live_url: str = ""
    live_management_url: str = ""
    live_push_milliseconds: int = 300

    session_ttl_seconds: int = 1800
    agent_token_ttl_seconds: int = 43200
    require_guest_token: bool = False

    message_max_characters: int = 4000
    full_name_max_characters: int = 120
    email_max_characters: int = 254
    max_body_bytes: int = 131072

    chats_per_ip: int = 10
    chats_per_ip_window_seconds: int = 3600
    guest_messages_per_minute: int = 30
    login_failures_per_user: int = 5
    login_failures_per_address: int = 50
    login_failures_window_seconds: int = 900
    notify_agents: int = 40

    captcha_provider: str = ""
    captcha_site_key: str = ""
    captcha_secret: str = ""
    captcha_url: str = ""

    argon2_time_cost: int = 2
    argon2_memory_kib: int = 19456
    argon2_parallelism: int = 1

    @property
    def on_lambda(self) -> bool:
        """True where Lambda runs this process: there alone AWS itself may be reached by default."""
        return bool(self.aws_lambda_function_name)


CAPTCHA_PROVIDERS = ("recaptcha", "hcaptcha", "turnstile")
_ADDRESSES = {
    "aws_endpoint_url_dynamodb": ("http", "https"),
    "live_url": ("ws", "wss"),
    "live_management_url": ("http", "https"),
}
_LEAST = {"NOTIFY_AGENTS": 0}
# A new chat and all its notifications are one transaction, which takes 100 writes.
_MOST = {"NOTIFY_AGENTS": 40}


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process, from `environ` (the process's own when absent).

    An empty variable counts as absent. Raises SettingsError naming the variable.
    """
    variables = os.environ if environ is None else environ  # noqa: TID251
    given: dict[str, str | int | bool] = {}
    for field in fields(Settings):
        variable = field.name.upper()
        raw = variables.get(variable, "").strip()
        if raw:
            given[field.name] = _parse(variable, raw, field.default)
    if "aws_region" not in given and variables.get("AWS_DEFAULT_REGION"):
        given["aws_region"] = variables["AWS_DEFAULT_REGION"]
    settings = Settings(**given)  # type: ignore[arg-type]
    for name, schemes in _ADDRESSES.items():
        _check_address(name, getattr(settings, name), schemes)
    _check_captcha(settings)
    return settings


def _parse(variable: str, raw: str, default: object) -> str | int | bool:
    if isinstance(default, bool):
        return _truth(variable, raw)
    if isinstance(default, int):
        return _count(variable, raw)
    return raw


def _truth(variable: str, raw: str) -> bool:
    if raw.lower() in ("true", "1", "yes"):
        return True
    if raw.lower() in ("false", "0", "no"):
        return False
    raise SettingsError(f"{variable} must be true or false, not {raw!r}.")


def _count(variable: str, raw: str) -> int:
    least, most = _LEAST.get(variable, 1), _MOST.get(variable, 10**9)
    if not raw.isascii() or not raw.isdecimal() or not least <= int(raw) <= most:
        raise SettingsError(f"{variable} must be a whole number from {least} to {most}, not {raw!r}.")
    return int(raw)


def _check_address(name: str, url: str, schemes: tuple[str, ...]) -> None:
    try:
        address = urlsplit(url)
        whole = not url or (address.scheme in schemes and address.hostname and address.port != 0)
    except ValueError:
        whole = False
    if not whole:
        raise SettingsError(
            f"{name.upper()} must be an address like {schemes[0]}://127.0.0.1:8001, not {url!r}."
        )


def _check_captcha(settings: Settings) -> None:
    if settings.captcha_provider and settings.captcha_provider not in CAPTCHA_PROVIDERS:
        raise SettingsError(
            f"CAPTCHA_PROVIDER must be one of {', '.join(CAPTCHA_PROVIDERS)}, "
            f"not {settings.captcha_provider!r}."
        )
    if settings.captcha_secret and not (settings.captcha_provider or settings.captcha_url):
        raise SettingsError("CAPTCHA_SECRET needs CAPTCHA_PROVIDER beside it.")
