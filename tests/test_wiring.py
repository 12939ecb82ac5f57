"""When the services are built."""

from collections.abc import Iterator
from typing import Any

import pytest
from botocore.session import Session

from chalicelib import wiring
from chalicelib.config import Settings, SettingsError
from chalicelib.storage.dynamodb import Client, connect
from tests.http.live import management


@pytest.fixture
def made() -> Iterator[list[Settings]]:
    """The settings of every client that is made."""
    yield []
    wiring.configure()


def configure(made: list[Settings], settings: Settings) -> None:
    def client(given: Settings) -> Client:
        made.append(given)
        return connect(given)

    wiring.configure(settings, client)


def test_on_lambda_they_are_built_while_the_function_starts(made: list[Settings]) -> None:
    configure(made, Settings(aws_lambda_function_name="charla"))
    wiring.start()
    assert len(made) == 1
    wiring.services()
    assert len(made) == 1


def test_on_lambda_the_first_push_finds_its_client_made(
    made: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    services: list[str] = []
    create_client = Session.create_client

    def created(session: Session, service: str, **options: Any) -> Client:
        services.append(service)
        return create_client(session, service, **options)

    monkeypatch.setattr(Session, "create_client", created)
    with management.running() as server:
        configure(made, Settings(aws_lambda_function_name="charla", live_management_url=server.url))
        wiring.start()
        assert services == ["dynamodb", "apigatewaymanagementapi"]
        wiring.services().gateway.post("c1", "{}")
        assert len(server.asked) == 1
    assert len(services) == 2


def test_elsewhere_they_wait_for_the_first_request(made: list[Settings]) -> None:
    configure(made, Settings())
    wiring.start()
    assert not made
    wiring.services()
    assert len(made) == 1


def test_settings_that_cannot_be_used_are_the_first_requests_to_report(
    monkeypatch: pytest.MonkeyPatch, made: list[Settings]
) -> None:
    monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", "charla")
    monkeypatch.setenv("NOTIFY_AGENTS", "many")
    wiring.start()
    with pytest.raises(SettingsError):
        wiring.services()
    assert not made
