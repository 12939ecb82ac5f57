"""Stages are what `.chalice/config.json` says they are."""

import json
from pathlib import Path

import pytest

from tools import stages
from tools.errors import ToolError
from tools.template.parameters import parameters


def test_prod_has_its_own_tables_and_keeps_what_is_in_them() -> None:
    prod, dev = stages.load("prod"), stages.load("dev")
    assert prod.table_prefix != dev.table_prefix
    assert (prod.keeps_data, dev.keeps_data) == (True, False)
    assert prod.stack == "charla-prod"
    assert prod.log_days > dev.log_days


def test_what_a_stack_is_given_is_text(tmp_path: Path) -> None:
    config = json.loads(stages.CONFIG_PATH.read_text("utf-8"))
    config["stages"]["prod"]["stack_parameters"] = {"Site": True, "ThrottleRate": 5, "AlarmEmail": "a@b.com"}
    (tmp_path / "config.json").write_text(json.dumps(config))
    prod = stages.load("prod", tmp_path / "config.json")
    assert prod.parameters == {"Site": "true", "ThrottleRate": "5", "AlarmEmail": "a@b.com"}


def test_every_parameter_that_a_stage_gives_is_the_template_s() -> None:
    for name in ("dev", "prod"):
        assert set(stages.load(name).parameters) <= set(parameters("x86_64"))


@pytest.mark.parametrize("name", ["production", "", "../dev"])
def test_an_unknown_stage_is_named_beside_the_known(name: str) -> None:
    with pytest.raises(ToolError, match="there are: dev, prod"):
        stages.load(name)
