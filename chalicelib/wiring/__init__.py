"""The composition root: settings to client to stores to services, built at first use and kept."""

from contextlib import suppress
from dataclasses import dataclass, field
from threading import RLock

from chalicelib import config
from chalicelib.adapters.gateway import gateway_of
from chalicelib.adapters.passwords import ArgonPasswords
from chalicelib.adapters.system import SystemClock
from chalicelib.config import Settings, SettingsError
from chalicelib.services.ports import Clock, Gateway, Passwords
from chalicelib.storage import database, provisioning
from chalicelib.storage.client import Client, ClientFactory, connect, session
from chalicelib.wiring.assembly import Services, assemble


@dataclass(slots=True)
class _Parts:
    """What `configure` replaced; None: the real one."""

    settings: Settings | None = None
    client: ClientFactory | None = None
    clock: Clock | None = None
    passwords: Passwords | None = None
    gateway: Gateway | None = None
    built: Services | None = None
    lock: RLock = field(default_factory=RLock)


_parts = _Parts()


def configure(
    settings: Settings | None = None,
    client: ClientFactory | None = None,
    clock: Clock | None = None,
    passwords: Passwords | None = None,
    gateway: Gateway | None = None,
) -> None:
    """Replaces parts, all others being the real ones, from the next `services()` on."""
    with _parts.lock:
        _parts.settings, _parts.client = settings, client
        _parts.clock, _parts.passwords, _parts.gateway = clock, passwords, gateway
        _parts.built = None


def services() -> Services:
    """This process's services. Raises SettingsError."""
    if _parts.built is None:
        with _parts.lock:
            if _parts.built is None:
                _parts.built = _build()
    return _parts.built


def start() -> None:
    """On Lambda, builds the services now rather than at the first request.

    A function that starts has a whole processor; one that answers has what its memory buys (0.29 of
    one at 512 MB). Settings that can't be used are the first request's to report.
    """
    with suppress(SettingsError):
        if (_parts.settings or config.load()).on_lambda:
            services()


def create_tables() -> list[str]:
    """Creates the missing tables and gives their names. Raises SettingsError."""
    services()
    return provisioning.create_tables()


def _client(settings: Settings) -> Client:
    if _parts.client is not None:
        return _parts.client(settings)
    if settings.on_lambda or settings.aws_endpoint_url_dynamodb:
        return connect(settings)
    raise SettingsError(
        "No DynamoDB: outside Lambda set AWS_ENDPOINT_URL_DYNAMODB, or start with `make run`."
    )


def _build() -> Services:
    settings = _parts.settings or config.load()
    connection = database.bind(_client(settings), settings.table_prefix)
    clock = _parts.clock or SystemClock()
    passwords = _parts.passwords or ArgonPasswords(settings)
    return assemble(settings, connection, clock, passwords, _parts.gateway or gateway_of(settings, session))


__all__ = ["Services", "configure", "create_tables", "services", "start"]
