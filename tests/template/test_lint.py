"""cfn-lint has no error and no warning for any template."""

import json

import pytest
from cfnlint.api import lint

from tests.template.conftest import Template


@pytest.mark.parametrize("name", ["prod", "live"])
def test_nothing_is_found(name: str, request: pytest.FixtureRequest) -> None:
    template: Template = request.getfixturevalue(name)
    found = lint(json.dumps(template, indent=1))
    assert [f"{match.rule.id} line {match.linenumber}: {match.message}" for match in found] == []


def test_something_would_be_found() -> None:
    assert lint(json.dumps({"Resources": {"Stage": {"Type": "AWS::ApiGateway::Stage"}}}))
