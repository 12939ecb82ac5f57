"""Binds every table's rows to one connection: PynamoDB by itself makes a client for each model."""

from typing import Any

from botocore.client import BaseClient
from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.connection import Connection
from pynamodb.models import Model

from chalicelib.domain.errors import TryAgain
from chalicelib.storage import meter
from chalicelib.storage.failures import may_try_again
from chalicelib.storage.tables import TABLES


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
            meter.record({})
            if may_try_again(error):
                raise TryAgain from error
            raise
        meter.record(response)
        return response


def bind(client: BaseClient, table_prefix: str) -> SharedConnection:
    """Points the rows of this process at the client's tables, named `{table_prefix}-{noun}`."""
    connection = SharedConnection(client)
    for noun, row in TABLES.items():
        _attach(row, f"{table_prefix}-{noun}", connection)
    return connection


def _attach(row: type[Model], table_name: str, connection: SharedConnection) -> None:
    row.Meta.table_name = table_name
    row._connection = None
    table = row._get_connection()
    connection.add_meta_table(table.get_meta_table())
    table.connection = connection
