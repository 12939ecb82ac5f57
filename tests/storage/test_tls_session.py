"""Whom the clients of AWS trust, and how often they read it."""

import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from chalicelib.adapters.api_gateway import ManagedGateway
from chalicelib.config import Settings
from chalicelib.domain.realtime import PushFailed
from chalicelib.storage.dynamodb import SharedTlsSession
from tests import answering
from tests.http.live.management import ManagementServer
from tests.storage.certificates import self_signed, serving

SERVED = "127.0.0.1"
SURE = 10_000  # a busy machine may take its time


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Of the server at 127.0.0.1."""
    return self_signed(tmp_path, SERVED)


@pytest.fixture
def bundles(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The files of certificates that are read."""
    read: list[object] = []
    load = ssl.SSLContext.load_verify_locations

    def loaded(context: ssl.SSLContext, *bundle: object) -> None:
        read.append(bundle[0])
        load(context, *bundle)  # type: ignore[arg-type]

    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", loaded, raising=False)
    return read


@contextmanager
def tls_server(certificate: Path) -> Iterator[ManagementServer]:
    """A management API over TLS; what has begun to speak waits while it may not answer."""
    server = ManagementServer()
    server.socket = serving(certificate).wrap_socket(server.socket, server_side=True)
    with answering.running(server) as running:
        yield running


def gateway(server: ManagementServer) -> ManagedGateway:
    url = server.url.replace("http:", "https:")
    settings = Settings(live_management_url=url, live_push_milliseconds=SURE)
    return ManagedGateway(settings, SharedTlsSession)


def test_many_connections_read_it_once(
    certificate: Path, bundles: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_CA_BUNDLE", str(certificate))
    with tls_server(certificate) as server, ThreadPoolExecutor(4) as threads:
        to = gateway(server)
        assert bundles == [str(certificate)]  # before anything is sent
        list(threads.map(lambda number: to.post(f"c{number}", "{}"), range(8)))
        assert len(server.asked) == 8
    assert bundles == [str(certificate)]


def test_a_stranger_is_sent_nothing(certificate: Path) -> None:
    with tls_server(certificate) as server:
        with pytest.raises(PushFailed):
            gateway(server).post("c1", "{}")
        assert server.asked == []


def test_somebody_elses_certificate_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = self_signed(tmp_path, "127.0.0.2")
    monkeypatch.setenv("AWS_CA_BUNDLE", str(elsewhere))
    with tls_server(elsewhere) as server:
        with pytest.raises(PushFailed):
            gateway(server).post("c1", "{}")
        assert server.asked == []


def test_a_bundle_that_is_not_there_fails_the_call_and_not_the_start(
    certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_CA_BUNDLE", str(tmp_path / "nowhere.pem"))
    with tls_server(certificate) as server:
        to = gateway(server)
        with pytest.raises(PushFailed):
            to.post("c1", "{}")
