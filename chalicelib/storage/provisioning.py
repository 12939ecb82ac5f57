"""Creates the tables: what is missing, and nothing else."""

from pynamodb.models import Model

from chalicelib.storage.tables import TABLES


def create_tables() -> list[str]:
    """The names of the tables that were missing, now active. Safe to repeat."""
    return [_create(row) for row in TABLES.values() if not row.exists()]


def _create(row: type[Model]) -> str:
    row.create_table(wait=True, billing_mode="PAY_PER_REQUEST")
    return str(row.Meta.table_name)
