"""What stands in the way of a deployment is said in one line, with what to do about it."""

import pytest

from deploy import cloudformation
from tests.deploy.conftest import FakeAws, Tool

DEPLOY, UNDEPLOY = "deploy.__main__", "deploy.undeploy"
FIND = "cloudformation describe-stacks"
IDENTITY = {"sts get-caller-identity": {"Account": "123456789012"}}
NO_STACK = (
    "\nAn error occurred (ValidationError) when calling the DescribeStacks operation: "
    "Stack with id charla-prod does not exist"
)


def in_state(status: str) -> dict[str, object]:
    return {**IDENTITY, FIND: {"Stacks": [{"StackName": "charla-prod", "StackStatus": status}]}}


def test_without_a_cli(tool: Tool) -> None:
    refused = tool(DEPLOY)
    assert refused.code == 1
    assert refused.err.startswith("The AWS CLI is missing: install it")
    assert refused.err.count("\n") == 1


def test_the_users_own_format_of_errors_does_not_stop_a_first_deployment(tool: Tool, aws: FakeAws) -> None:
    """The fake CLI's user has cli_error_format=json; that there is no stack yet must be understood."""
    aws.answer({**IDENTITY, FIND: NO_STACK})
    assert "nothing to remove" in tool(UNDEPLOY).out
    assert tool(UNDEPLOY, AWS_CLI_ERROR_FORMAT="json", AWS_CLI_AUTO_PROMPT="on").code == 0


def test_without_a_region(tool: Tool, aws: FakeAws) -> None:
    aws.answer({"configure get": ""})
    refused = tool(DEPLOY, AWS_REGION="")
    assert refused.err == "No AWS region: export AWS_REGION, or run aws configure.\n"


def test_with_a_profile_that_does_not_exist_the_region_is_not_blamed(tool: Tool, aws: FakeAws) -> None:
    aws.answer({"configure get": "\nThe config profile (x) could not be found"})
    refused = tool(DEPLOY, AWS_REGION="", AWS_PROFILE="x")
    assert refused.err == "The AWS CLI failed: The config profile (x) could not be found\n"


@pytest.mark.parametrize("module", [DEPLOY, UNDEPLOY])
def test_ctrl_c_ends_it_in_a_line(
    tool: Tool, aws: FakeAws, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_asked: object, **_named: object) -> None:
        raise KeyboardInterrupt

    aws.answer({**IDENTITY, FIND: NO_STACK})
    monkeypatch.setattr(cloudformation, "find", interrupted)
    ended = tool(module)
    assert ended.code == 130
    assert ended.err.strip() == f"Interrupted. {cloudformation.GOES_ON}"


@pytest.mark.parametrize("module", [DEPLOY, UNDEPLOY])
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("\nUnable to locate credentials. You can configure …", "No AWS credentials: run aws configure"),
        ("The config profile (x) could not be found", "The AWS CLI failed: The config profile (x)"),
        (
            "\nAn error occurred (ExpiredToken) when calling the GetCallerIdentity operation: too old",
            "AWS does not take these credentials (ExpiredToken): log in anew",
        ),
        (
            "\nAn error occurred (AccessDenied) when calling the DescribeStacks operation: not yours",
            "AWS refused: not yours (AccessDenied)",
        ),
        ("Error loading SSO Token: expired", "The AWS session has ended: run aws sso login."),
        (
            '\nCould not connect to the endpoint URL: "https://sts.eu-nowhere.amazonaws.com/"',
            "AWS does not answer: check the region (AWS_REGION)",
        ),
    ],
)
def test_without_credentials_that_serve(tool: Tool, aws: FakeAws, module: str, said: str, told: str) -> None:
    aws.answer({"*": said})
    refused = tool(module)
    assert refused.code == 1
    assert told in refused.err
    assert refused.err.count("\n") == 1


@pytest.mark.parametrize("module", [DEPLOY, UNDEPLOY, "deploy.package.__main__", "deploy.stack"])
def test_of_a_stage_that_does_not_exist(tool: Tool, module: str) -> None:
    refused = tool(module, STAGE="produccion")
    assert refused.code == 1
    assert "There is no stage 'produccion' in .chalice/config.json; there are: dev, prod." in refused.err


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        ("ROLLBACK_COMPLETE", "make undeploy STAGE=prod, then deploy again"),
        ("ROLLBACK_FAILED", "make undeploy STAGE=prod, then deploy again"),
        ("UPDATE_ROLLBACK_FAILED", "aws cloudformation continue-update-rollback --stack-name charla-prod"),
        ("UPDATE_IN_PROGRESS", "wait until that has ended"),
    ],
)
def test_to_a_stack_that_takes_nothing(tool: Tool, aws: FakeAws, status: str, advice: str) -> None:
    aws.answer(in_state(status))
    refused = tool(DEPLOY)
    assert refused.code == 1
    assert status in refused.err
    assert advice in refused.err
    assert refused.err.count("\n") == 1
    assert aws.asked() == [FIND]  # and nothing was packaged or uploaded


def test_an_undeployment_that_nobody_confirms_removes_nothing(tool: Tool, aws: FakeAws) -> None:
    table = {
        "LogicalResourceId": "ChatsTable",
        "PhysicalResourceId": "charla-prod-chats",
        "ResourceType": "AWS::DynamoDB::Table",
        "ResourceStatus": "CREATE_COMPLETE",
    }
    aws.answer(
        {
            **in_state("CREATE_COMPLETE"),
            "cloudformation list-stack-resources": {"StackResourceSummaries": [table]},
            "cloudformation get-template": {"TemplateBody": {"Resources": {"ChatsTable": {}}}},
            "dynamodb describe-table": {"Table": {"ItemCount": 7}},
        }
    )
    for confirmed in ("", "dev"):
        refused = tool(UNDEPLOY, CONFIRM=confirmed)
        assert refused.code == 1
        assert "lost     table charla-prod-chats, about 7 rows" in refused.out
        assert "Nothing was removed." in refused.err
    assert "cloudformation delete-stack" not in aws.asked()


def test_an_undeployment_of_nothing_says_so(tool: Tool, aws: FakeAws) -> None:
    aws.answer({**IDENTITY, FIND: NO_STACK})
    done = tool(UNDEPLOY)
    assert done.code == 0
    assert "There is no stack charla-prod in eu-west-1 (account 123456789012)" in done.out
