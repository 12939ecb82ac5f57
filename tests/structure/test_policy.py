"""The function's policy allows the calls that the code makes, on every table, and nothing else."""

import json
import re
from pathlib import Path

from chalicelib.storage.tables import TABLES

ROOT = Path(__file__).resolve().parents[2]
POLICY = json.loads((ROOT / ".chalice/policy-dev.json").read_text())
CONFIG = json.loads((ROOT / ".chalice/config.json").read_text())
# What the code does -> what IAM calls it. A transaction needs what its parts need.
ACTIONS = {
    r"BatchGetItem": "BatchGetItem",
    r"\.query\(": "Query",
    r"\.get\(.*consistent_read": "GetItem",
    r"\.save\(": "PutItem",
    r"\.update\(": "UpdateItem",
    r"\.delete\(": "DeleteItem",
}


def statement(sid: str) -> dict[str, list[str]]:
    return next(each for each in POLICY["Statement"] if each["Sid"] == sid)


def test_allows_exactly_the_calls_that_storage_makes() -> None:
    storage = "".join(path.read_text() for path in (ROOT / "chalicelib/storage").rglob("*.py"))
    used = {action for pattern, action in ACTIONS.items() if re.search(pattern, storage)}
    allowed = {action.removeprefix("dynamodb:") for action in statement("Tables")["Action"]}
    assert allowed == used


def test_names_every_table_and_every_index() -> None:
    resources = {arn.rsplit(":", 1)[1] for arn in statement("Tables")["Resource"]}
    indexed = {noun for noun, row in TABLES.items() if row._indexes}
    assert resources == {f"table/charla-{noun}" for noun in TABLES} | {
        f"table/charla-{noun}/index/*" for noun in indexed
    }


def test_the_stage_of_chalice_local_sets_no_variable() -> None:
    """Chalice lets a stage's variables win over exported ones, even in `chalice local`."""
    assert "environment_variables" not in CONFIG
    assert "environment_variables" not in CONFIG["stages"]["dev"]


def test_the_stage_uses_this_policy() -> None:
    stage = CONFIG["stages"]["dev"]
    assert CONFIG["autogen_policy"] is False
    assert (ROOT / ".chalice" / stage["iam_policy_file"]).exists()
