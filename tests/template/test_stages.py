"""Stages are what `.chalice/config.json` says they are."""

import pytest

from tools import stages
from tools.errors import ToolError


def test_prod_has_its_own_tables_and_keeps_what_is_in_them() -> None:
    prod, dev = stages.load("prod"), stages.load("dev")
    assert prod.table_prefix != dev.table_prefix
    assert (prod.keeps_data, dev.keeps_data) == (True, False)
    assert prod.stack == "charla-prod"
    assert prod.log_days > dev.log_days


@pytest.mark.parametrize("name", ["production", "", "../dev"])
def test_an_unknown_stage_is_named_beside_the_known(name: str) -> None:
    with pytest.raises(ToolError, match="there are: dev, prod"):
        stages.load(name)
