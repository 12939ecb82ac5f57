"""Stages are what `.chalice/config.json` says they are."""

import json
from pathlib import Path
from typing import Any

import pytest

from deploy import stages
from deploy.errors import DeployError
from deploy.target import Target
from deploy.template.parameters import parameters


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
    with pytest.raises(DeployError, match="there are: dev, prod"):
        stages.load(name)


def config_with(folder: Path, **stage: Any) -> Path:
    """A config.json in `folder` that has the stage `beta` too."""
    config = json.loads(stages.CONFIG_PATH.read_text("utf-8"))
    config["stages"]["beta"] = stage
    (folder / "config.json").write_text(json.dumps(config))
    return folder / "config.json"


@pytest.mark.parametrize("name", ["dev", "prod"])
def test_a_stage_runs_on_arm64_and_the_newest_python_whatever_the_machine(name: str) -> None:
    assert stages.load(name).target == Target("arm64", "python3.13")


def test_a_stage_may_run_on_something_else(tmp_path: Path) -> None:
    given = {"lambda_architecture": "x86_64", "lambda_runtime": "python3.12"}
    path = config_with(tmp_path, environment_variables={"TABLE_PREFIX": "beta"}, **given)
    assert stages.load("beta", path).target == Target("x86_64", "python3.12")
    assert stages.load("prod", path).target == Target("arm64", "python3.13")


def test_what_no_stage_says_is_the_usual(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"log_retention_in_days": 30, "stages": {"dev": {}}}')
    assert stages.load("dev", tmp_path / "config.json").target == Target("arm64", "python3.13")


def test_production_refuses_the_python_whose_answers_grow(tmp_path: Path) -> None:
    old = {"lambda_runtime": "python3.11"}
    path = config_with(tmp_path, environment_variables={"TABLE_PREFIX": "beta"}, **old)
    with pytest.raises(
        DeployError, match=r"beta cannot run python3\.11.*: give it the lambda_runtime python3\.13"
    ):
        stages.load("beta", path)
    everywhere = json.loads(path.read_text("utf-8")) | old
    path.write_text(json.dumps(everywhere))
    with pytest.raises(DeployError, match=r"prod cannot run python3\.11"):
        stages.load("prod", path)
    assert stages.load("dev", path).target.runtime == "python3.11"


def test_a_number_among_the_settings_is_taken_as_it_is_meant(tmp_path: Path) -> None:
    given = {"TABLE_PREFIX": "beta", "CHATS_PER_IP": 50, "REQUIRE_GUEST_TOKEN": True}
    beta = stages.load("beta", config_with(tmp_path, environment_variables=given))
    assert beta.environment == {
        "TABLE_PREFIX": "beta",
        "CHATS_PER_IP": "50",
        "REQUIRE_GUEST_TOKEN": "true",
    }


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("CHATS_PER_IP", "many", "CHATS_PER_IP must be a whole number"),
        ("CHAT_PER_IP", "5", "CHAT_PER_IP cannot stand among .*: the README lists the settings"),
        ("AWS_REGION", "eu-west-1", "AWS_REGION cannot stand among .*: Lambda sets it by itself"),
        ("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1", "a stage has AWS's own DynamoDB"),
        (
            "CAPTCHA_SECRET",
            "6Lc",
            "CAPTCHA_SECRET cannot stand among .*: a secret never stands in a template",
        ),
        ("CAPTCHA_PROVIDER", "acme", "CAPTCHA_PROVIDER must be one of"),
        ("TABLE_PREFIX", "charla-prod", "The stages beta and prod share the TABLE_PREFIX charla-prod"),
    ],
)
def test_a_stage_that_could_not_work_is_refused(tmp_path: Path, variable: str, value: str, told: str) -> None:
    given = {"TABLE_PREFIX": "beta", variable: value}
    with pytest.raises(DeployError, match=told):
        stages.load("beta", config_with(tmp_path, environment_variables=given))


@pytest.mark.parametrize(
    ("parameter", "told"),
    [
        ("CaptchaSecret", "CAPTCHA_SECRET needs CAPTCHA_PROVIDER beside it"),
        (
            "AlarmMail",
            "AlarmMail cannot stand .*: there are AlarmEmail, CaptchaSecret, Site, Throttle",
        ),
    ],
)
def test_parameters_that_could_not_work_are_refused(tmp_path: Path, parameter: str, told: str) -> None:
    stage = {"environment_variables": {"TABLE_PREFIX": "beta"}, "stack_parameters": {parameter: "x"}}
    with pytest.raises(DeployError, match=told):
        stages.load("beta", config_with(tmp_path, **stage))


def test_a_stage_without_a_prefix_would_share_the_tables_of_dev(tmp_path: Path) -> None:
    with pytest.raises(DeployError, match="The stages beta and dev share the TABLE_PREFIX charla"):
        stages.load("beta", config_with(tmp_path))


def test_a_file_that_is_no_json_or_is_missing_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(DeployError, match=r"There is no \.chalice/config\.json"):
        stages.load("dev", tmp_path / "config.json")
    (tmp_path / "config.json").write_text('{"stages": {},}')
    with pytest.raises(DeployError, match=r"config.json is not JSON: .* line 1 column 15"):
        stages.load("dev", tmp_path / "config.json")


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({}, r"at \$: 'log_retention_in_days' is a required property"),
        ([], r"at \$: \[\] is not of type 'object'"),
        (
            {"log_retention_in_days": 45, "stages": {}},
            r"at \$\.log_retention_in_days: 45 is not one of \[1, 3, 5",
        ),
        (
            {"log_retention_in_days": 30, "lambda_architecture": "mips", "stages": {}},
            r"at \$\.lambda_architecture: 'mips' is not one of \['arm64', 'x86_64'\]",
        ),
        (
            {"log_retention_in_days": 30, "stages": {"dev": {"lambda_runtime": "python3.9"}}},
            r"at \$\.stages\.dev\.lambda_runtime: 'python3.9' is not one of \['python3.13'",
        ),
        (
            {"log_retention_in_days": 30, "lambda_memory_size": "1 GB", "stages": {}},
            r"at \$\.lambda_memory_size: '1 GB' is not of type 'integer'",
        ),
        ({"log_retention_in_days": 30, "stages": {"dev": None}}, r"at \$\.stages\.dev: None is not of type"),
    ],
)
def test_a_file_of_another_shape_is_told_where(tmp_path: Path, said: Any, where: str) -> None:
    (tmp_path / "config.json").write_text(json.dumps(said))
    with pytest.raises(DeployError, match=where):
        stages.load("dev", tmp_path / "config.json")
