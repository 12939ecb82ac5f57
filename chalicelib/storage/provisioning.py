"""Creates the tables: what is missing, and nothing else."""

from pynamodb.exceptions import TableError
from pynamodb.models import Model

from chalicelib.storage.tables import TABLES


def create_tables() -> list[str]:
    """The names of the tables that were missing, now active. Safe to repeat."""
    return [_create(row) for row in TABLES.values() if not row.exists()]


def _create(row: type[Model]) -> str:
    try:
        _create_and_wait(row)
    except TableError as error:
        if error.cause_response_code != "ResourceInUseException":
            raise
        # It came into being meanwhile: by another process, or by botocore's try whose answer was late.
        _create_and_wait(row)
    return str(row.Meta.table_name)


def _create_and_wait(row: type[Model]) -> None:
    row.create_table(wait=True, billing_mode="PAY_PER_REQUEST")
