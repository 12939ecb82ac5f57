"""cfn-lint has no error and no warning for the template."""

import json

from cfnlint.api import lint

from tests.template.conftest import Template


def test_nothing_is_found(prod: Template) -> None:
    found = lint(json.dumps(prod, indent=1))
    assert [f"{match.rule.id} line {match.linenumber}: {match.message}" for match in found] == []


def test_something_would_be_found() -> None:
    assert lint(json.dumps({"Resources": {"Stage": {"Type": "AWS::ApiGateway::Stage"}}}))
