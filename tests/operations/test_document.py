"""What it names exists, and nothing that needs explaining is left out."""

import re
from dataclasses import replace
from typing import Any

import pytest

import manage
from chalicelib.storage.schema import TABLES
from deploy import stages
from deploy.template import alarms, functions
from deploy.template.parameters import parameters
from deploy.template.tables import KEPT
from tests.http.shapes import LOG_FIELDS
from tests.operations.document import PATH, ROOT, TEXT, script

PROD = replace(stages.load("prod"), name="prod")


def test_every_alarm_is_explained_and_no_other() -> None:
    made: dict[str, Any] = alarms.resources(list(functions.NAMES), PROD)
    names = [
        each["Properties"]["AlarmName"]["Fn::Sub"].replace("${AWS::StackName}", PROD.stack)
        for each in made.values()
        if each["Type"] == "AWS::CloudWatch::Alarm"
    ]
    explained = re.findall(r"^\| `([\w-]+)` \| [^|]+ \| [^|]+ \|$", section("Alarms"), re.MULTILINE)
    assert sorted(explained) == sorted(names)


def test_alarms_begin_where_it_says() -> None:
    assert alarms.ERRORS_IN_FIVE_MINUTES == 5
    assert alarms.SLOWEST_SECONDS == 3


def test_every_function_is_closed_and_opened() -> None:
    for name in ("close", "open"):
        (listed,) = re.findall(r"^for function in (.*); do$", script(name), re.MULTILINE)
        assert sorted(listed.split()) == sorted(functions.NAMES.values())


def test_tables_are_kept_as_it_says() -> None:
    (row,) = re.findall(r"^\| tables \| (.*) \|$", TEXT, re.MULTILINE)
    kept, removed = (set(re.findall(r"`(\w+)`", half)) for half in row.split(": kept whatever"))
    assert kept == set(KEPT)
    assert removed == set(TABLES) - set(KEPT)


def test_every_make_target_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z][a-z-]+)\b", "\n".join(code())))
    assert named
    assert named <= targets


def test_every_command_of_manage_exists(capsys: pytest.CaptureFixture[str]) -> None:
    named = set(re.findall(r"manage\.py ([a-z-]+)", TEXT))
    assert named
    for command in named:
        with pytest.raises(SystemExit) as ended:
            manage.main([command, "--help"])
        assert ended.value.code == 0
    capsys.readouterr()


def test_what_a_stack_may_choose_is_named() -> None:
    known = parameters("x86_64")
    for name in ("AlarmEmail", "ThrottleRate", "ThrottleBurst", "CaptchaSecret"):
        assert f"`{name}`" in TEXT
        assert name in known
    assert (known["ThrottleRate"]["Default"], known["ThrottleBurst"]["Default"]) == (500, 1000)


def test_a_line_of_the_log_has_the_fields_that_it_shows() -> None:
    (line,) = re.findall(r'^    (\{"request_id".*?\})$', section("Logs"), re.MULTILINE | re.DOTALL)
    assert set(re.findall(r'"(\w+)":', line)) == LOG_FIELDS


@pytest.mark.parametrize("name", ["README.md", "docs/widget.md", "docs/hosting.md"])
def test_addresses_that_pages_are_given_stop_before_the_api(name: str) -> None:
    shown = re.findall(r'(?:data-api="| API=)(https://[^\s"]+)', (ROOT / name).read_text("utf-8"))
    assert shown
    assert not [address for address in shown if address.rstrip("/").endswith("/api")]


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)", TEXT):
        assert (PATH.parent / target).exists(), target


def section(title: str) -> str:
    return TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0]


def code() -> list[str]:
    """What stands in backticks or is indented as a command."""
    return re.findall(r"`([^`\n]+)`", TEXT) + re.findall(r"^    (.*)$", TEXT, re.MULTILINE)
