"""The stores over each engine in turn: the memory of the other tests, and the one of `make run`."""

from collections.abc import Iterator

import pytest
from pynamodb.connection import Connection

from chalicelib import wiring
from chalicelib.config import Settings
from chalicelib.storage import dynamodb, schema
from tests.http import storage
from tests.storage.beginnings import Beginnings
from tests.tables import empty

PREFIX = "charla"


@pytest.fixture(scope="session")
def engine_client(engine: str) -> dynamodb.Client:
    """The app's own client, to the embedded engine."""
    return dynamodb.connect(Settings(aws_endpoint_url_dynamodb=engine))


@pytest.fixture(params=["memory", "engine"])
def any_client(request: pytest.FixtureRequest) -> dynamodb.Client:
    """A client of each engine."""
    if request.param == "memory":
        return storage.client(Settings())
    made: dynamodb.Client = request.getfixturevalue("engine_client")
    return made


@pytest.fixture
def connection(any_client: dynamodb.Client) -> Iterator[Connection]:
    """The stores' connection, to tables that are empty."""
    bound = schema.bind(any_client, PREFIX)
    if not schema.create_tables():
        empty(any_client, PREFIX)
    yield bound
    wiring.configure()


@pytest.fixture
def begin(connection: Connection) -> Beginnings:
    """Begins chats."""
    return Beginnings(connection)
