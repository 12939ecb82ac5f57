"""What `make run` refuses, in one line each, before it starts anything."""

import socket

import pytest

from devserver.engine import temporary_engine
from tests.devserver.conftest import Start
from tests.devserver.running import ask


def test_a_port_in_use(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        program = start("python", "-m", "devserver", PORT=str(port))
        assert program.end() == 1
    assert program.text == f"Port {port} is in use. Try another: make run PORT=8010\n"


def test_a_websocket_port_in_use(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        program = start("python", "-m", "devserver", WS_PORT=str(port))
        assert program.end() == 1
    assert program.text == f"Port {port} is in use. Try another: make run WS_PORT=8011\n"


def test_one_port_for_two_servers(start: Start, port: int) -> None:
    program = start("python", "-m", "devserver", WS_PORT=str(port))
    assert program.end() == 1
    assert program.text == f"PORT and WS_PORT are both {port}. Try: make run WS_PORT=8011\n"


def test_a_limit_of_websockets_that_is_none(start: Start) -> None:
    program = start("python", "-m", "devserver", WS_IDLE_SECONDS="soon")
    assert program.end() == 1
    assert "WS_IDLE_SECONDS must be a whole number from 1, not 'soon'." in program.text
    assert "Traceback" not in program.text


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1", "8000.5"])
def test_a_port_that_is_none(start: Start, port: str) -> None:
    program = start("python", "-m", "devserver", PORT=port)
    assert program.end() == 1
    assert program.text == f"PORT must be a number from 1 to 65535, not {port!r}.\n"


def test_aws_itself(start: Start) -> None:
    url = "https://dynamodb.eu-west-1.amazonaws.com"
    program = start("python", "-m", "devserver", AWS_ENDPOINT_URL_DYNAMODB=url)
    assert program.end() == 1
    (line,) = program.text.splitlines()
    assert "never touches AWS" in line


def test_an_address_that_is_none(start: Start) -> None:
    program = start("python", "-m", "devserver", AWS_ENDPOINT_URL_DYNAMODB="127.0.0.1:8001")
    assert program.end() == 1
    first, second = program.text.splitlines()
    assert first.startswith("AWS_ENDPOINT_URL_DYNAMODB must be an address")
    assert second == "The tables are not ready, so Charla does not start."


def test_emptying_tables_that_are_not_its_own(start: Start) -> None:
    url = "http://127.0.0.1:1"
    program = start("python", "-m", "devserver", AWS_ENDPOINT_URL_DYNAMODB=url, RESET="1")
    assert program.end() == 1
    (line,) = program.text.splitlines()
    assert "RESET=1" in line


def test_a_dynamodb_that_is_not_there(start: Start) -> None:
    url = "http://127.0.0.1:1"
    program = start("python", "-m", "devserver", AWS_ENDPOINT_URL_DYNAMODB=url)
    assert program.end() == 1
    assert "Traceback" not in program.text
    first, second = program.text.splitlines()
    assert first.startswith(f"The DynamoDB at {url} could not be prepared")
    assert second == "The tables are not ready, so Charla does not start."


@pytest.mark.slow
def test_an_exported_dynamodb_is_used(start: Start, port: int) -> None:
    with temporary_engine() as url:
        program = start("python", "-m", "devserver", AWS_ENDPOINT_URL_DYNAMODB=url)
        program.wait_for("Charla is ready")
        sent = {"username": "agente1", "password": "password123"}
        assert ask(port, "POST", "/api/auth/login", sent)[0] == 200
        assert "embedded" not in program.text
