"""Changes to PynamoDB and botocore: one client and one TLS session a process, faster parsing of
answers and rows, the errors that mean "try again", and how many units a request used."""

from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from ssl import PROTOCOL_TLS_CLIENT, SSLContext
from threading import Lock
from typing import Any, Self, TypeAlias

from botocore.client import BaseClient
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError
from botocore.exceptions import ConnectionError as NetworkError
from botocore.httpsession import get_cert_path
from botocore.parsers import JSONParser, ResponseParserFactory
from botocore.session import Session
from pynamodb.attributes import Attribute
from pynamodb.connection import Connection
from pynamodb.constants import LIST, NUMBER, STRING
from pynamodb.exceptions import VerboseClientError
from pynamodb.models import Model

from chalicelib.config import Settings
from chalicelib.domain.errors import TryAgain

Value = dict[str, Any]


def attribute_value(value: Value) -> Value:
    """One `{kind: content}` as botocore gives it: binaries are bytes."""
    ((kind, content),) = value.items()
    read = _READ.get(kind)
    return {kind: read(content)} if read else value


def attribute_values(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: attribute_value(value) for name, value in values.items()}


_READ: dict[str, Callable[[Any], Any]] = {
    "B": b64decode,
    "BS": lambda contents: [b64decode(each) for each in contents],
    "L": lambda values: [attribute_value(each) for each in values],
    "M": attribute_values,
}


class _Parser(JSONParser):  # type: ignore[misc]
    def _handle_map(self, shape: Any, value: Any) -> Any:
        if shape.value.name == "AttributeValue":
            return attribute_values(value)
        return super()._handle_map(shape, value)


class Parsers(ResponseParserFactory):  # type: ignore[misc]
    """The component `response_parser_factory` of a botocore session.

    botocore's own parser tries each of ten kinds on every value, which is a third of the processor
    time that a page of 100 messages takes.
    """

    def create_parser(self, protocol_name: str) -> Any:
        return _Parser() if protocol_name == "json" else super().create_parser(protocol_name)


Elements = list[dict[str, str]]


class IntegerAttribute(Attribute[int]):
    """A whole number; PynamoDB's own NumberAttribute is a float to the type checker."""

    attr_type = NUMBER

    def serialize(self, value: Any) -> str:
        return str(int(value))

    def deserialize(self, value: str) -> int:
        return int(value)


class IntegersAttribute(Attribute[list[Any]]):
    """A list of whole numbers. PynamoDB's own makes an attribute for each element, each time."""

    attr_type = LIST

    def serialize(self, value: Iterable[int]) -> Elements:
        return [{NUMBER: str(int(each))} for each in value]

    def deserialize(self, value: Elements) -> list[int]:
        return [int(each[NUMBER]) for each in value]


class TextsAttribute(Attribute[list[Any]]):
    """A list of texts, as IntegersAttribute is one of whole numbers."""

    attr_type = LIST

    def serialize(self, value: Iterable[str]) -> Elements:
        return [{STRING: each} for each in value]

    def deserialize(self, value: Elements) -> list[str]:
        return [each[STRING] for each in value]


def integers() -> IntegersAttribute:
    return IntegersAttribute(null=True)


def texts() -> TextsAttribute:
    return TextsAttribute(null=True)


class Row(Model):
    """A model that is quick to read: its attributes have no defaults and no other names in DynamoDB.

    PynamoDB's own way asks after every attribute that a model might have and sets each by three
    calls, which is a seventh of the processor time that a page of 100 messages takes.
    """

    @classmethod
    def from_raw_data(cls, data: dict[str, Any]) -> Self:
        attributes = cls.get_attributes()
        row = cls(_user_instantiated=False)
        row.attribute_values = {
            name: attribute.deserialize(attribute.get_value(data[name]))
            for name in data
            if (attribute := attributes.get(name))
        }
        return row


class SharedTlsSession(Session):  # type: ignore[misc]
    """Its clients share the certificates that they trust: botocore's bundle, or `AWS_CA_BUNDLE`'s.

    botocore reads them for each connection, 30 ms of processor each time, which is 50 ms of a
    function that has 1,024 MB.
    """

    def __init__(self) -> None:
        super().__init__()
        self._tls_context = _TlsContext(PROTOCOL_TLS_CLIENT)

    def create_client(self, *args: Any, **kwargs: Any) -> BaseClient:
        client = super().create_client(*args, **kwargs)
        # botocore has no setting for it; tests/storage/test_tls_session.py sees whether this still holds.
        client._endpoint.http_session._manager.connection_pool_kw["ssl_context"] = self._tls_context
        if client.meta.endpoint_url.startswith("https:"):
            with suppress(OSError):  # a bundle that can't be read is the first call's to report
                self._tls_context.load_verify_locations(self._bundle())
        return client

    def _bundle(self) -> str:
        return str(get_cert_path(self.get_config_variable("ca_bundle") or True))


class _TlsContext(SSLContext):
    """Reads a bundle at its first connection, and not again at the others."""

    def __init__(self, _protocol: int) -> None:
        self._read: set[object] = set()
        self._reading = Lock()

    def load_verify_locations(self, cafile: Any = None, capath: Any = None, cadata: Any = None) -> None:
        bundle = (cafile, capath, cadata)
        with self._reading:
            if bundle not in self._read:
                super().load_verify_locations(*bundle)
                self._read.add(bundle)


Client: TypeAlias = BaseClient
ClientFactory: TypeAlias = Callable[[Settings], Client]

# A call that has not answered by then is tried again while the gateway (29 s) still waits.
_CONFIG = Config(
    connect_timeout=1,
    read_timeout=2,
    retries={"total_max_attempts": 3, "mode": "standard"},
    max_pool_connections=50,
    parameter_validation=False,
    user_agent="charla",  # botocore's own is put together anew twice in each call
)


def connect(settings: Settings) -> Client:
    """A client by the usual AWS settings; `aws_endpoint_url_dynamodb` wins over the region's."""
    return session().create_client(
        "dynamodb",
        region_name=settings.aws_region,
        endpoint_url=settings.aws_endpoint_url_dynamodb or None,
        config=_CONFIG,
    )


@cache
def session() -> Session:
    """The one that all clients of the process are made from: each of its own would cost 100 ms more."""
    made = SharedTlsSession()
    made.register_component("response_parser_factory", Parsers())
    return made


_BUSY = frozenset(
    {
        "TransactionConflict", "TransactionConflictException", "TransactionInProgressException",
        "ThrottlingError", "ThrottlingException", "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException", "RequestLimitExceeded", "InternalServerError",
        "InternalFailure", "ServiceUnavailable", "ServiceUnavailableException", "500", "503",
    }
)  # fmt: skip


def may_try_again(error: BotoCoreError | ClientError) -> bool:
    """True if another writer was there, storage was busy, or its answer was lost; else it is our mistake."""
    if isinstance(error, ClientError):
        return bool(_codes(error) & _BUSY) and "ConditionalCheckFailed" not in _codes(error)
    return isinstance(error, HTTPClientError | NetworkError)


def _codes(error: ClientError) -> set[str]:
    codes = {error.response.get("Error", {}).get("Code", "")}
    if isinstance(error, VerboseClientError):
        codes.update(reason.code for reason in error.cancellation_reasons if reason)
    return codes


@dataclass(slots=True)
class Usage:
    """`units`: read and write capacity units together, as DynamoDB reports them."""

    calls: int = 0
    units: float = 0.0
    lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def add(self, response: Mapping[str, Any]) -> None:
        reported = response.get("ConsumedCapacity") or []
        each = reported if isinstance(reported, list) else [reported]
        with self.lock:  # who listens is looked up in threads
            self.calls += 1
            self.units += sum(float(one.get("CapacityUnits", 0)) for one in each)


_current: ContextVar[Usage | None] = ContextVar("usage", default=None)


@contextmanager
def measured() -> Iterator[Usage]:
    """Counts the calls made inside, in the Usage that it yields."""
    usage = Usage()
    token = _current.set(usage)
    try:
        yield usage
    finally:
        _current.reset(token)


def record(response: Mapping[str, Any]) -> None:
    usage = _current.get()
    if usage is not None:
        usage.add(response)


class SharedConnection(Connection):
    """All tables' connection, over one given client. Every call is metered."""

    def __init__(self, client: BaseClient) -> None:
        super().__init__(region=client.meta.region_name)
        self._shared_client = client

    @property
    def client(self) -> Any:
        return self._shared_client

    def dispatch(self, operation_name: str, operation_kwargs: dict[str, Any]) -> dict[str, Any]:
        """Raises TryAgain, past PynamoDB's own errors, for what another try may mend."""
        try:
            response = super().dispatch(operation_name, operation_kwargs)
        except (BotoCoreError, ClientError) as error:
            record({})
            if may_try_again(error):
                raise TryAgain from error
            raise
        record(response)
        return response
