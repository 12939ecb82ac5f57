"""What a stage was given reaches the stack: rights, secrets, alarms, logs."""

from dataclasses import replace
from pathlib import Path

import pytest

from deploy.emulator import Emulator
from deploy.errors import DeployError
from tests.stack import variants
from tests.stack.addresses import RemoteApi

pytestmark = pytest.mark.slow
SECRET = "only-the-function-knows"


def test_a_function_may_do_what_its_policy_grants_and_nothing_else(
    emulated: Emulator, code: Path, tmp_path: Path
) -> None:
    stage = variants.named("denied")

    def deny(template: variants.Template) -> None:
        [policy] = template["Resources"]["FunctionRole"]["Properties"]["Policies"]
        granted = policy["PolicyDocument"]["Statement"]
        sessions = next(each for each in granted if each["Sid"] == "SessionsTable")
        sessions["Action"] = ["dynamodb:GetItem"]

    made = variants.artefacts(stage, code, tmp_path, change=deny)
    api = RemoteApi(emulated.deploy(stage, made, print).outputs["ApiAddress"])
    refused = api.post("/api/chat/start_chat/", {"initial_message": "Hola"})
    assert refused.expect(500)["code"] == "internal_error"


def test_a_secret_reaches_the_function_and_no_template(
    emulated: Emulator, code: Path, tmp_path: Path
) -> None:
    stage = variants.named("secret", CaptchaSecret="charla-captcha")
    stage = replace(stage, environment={**stage.environment, "CAPTCHA_PROVIDER": "turnstile"})
    made = variants.artefacts(stage, code, tmp_path)
    with pytest.raises(DeployError, match="Secrets Manager has no secret charla-captcha in us-east-1"):
        emulated.deploy(stage, made, print)
    cloud = emulated.cloud
    for value in ("an older one", SECRET):  # the second is a rotation
        place = {"SecretId": "charla-captcha", "SecretString": value}
        created = value == "an older one"
        named_new = {"Name": "charla-captcha", "SecretString": value}
        operation, given = ("CreateSecret", named_new) if created else ("PutSecretValue", place)
        cloud.call("secretsmanager", operation, given)
        assert emulated.deploy(stage, made, print).changed
    function = {"FunctionName": "charla-secret-api"}
    configured = cloud.call("lambda", "GetFunctionConfiguration", function)
    assert configured["Environment"]["Variables"]["CAPTCHA_SECRET"] == SECRET
    assert SECRET not in made.template.read_text("utf-8")


def test_the_rest_of_what_was_asked_for_is_there(emulated: Emulator, code: Path, tmp_path: Path) -> None:
    stage = variants.named("whole", AlarmEmail="somebody@example.com")
    emulated.deploy(stage, variants.artefacts(stage, code, tmp_path), print)
    cloud = emulated.cloud
    alarms = cloud.call("cloudwatch", "DescribeAlarms", {"AlarmNamePrefix": "charla-whole-"})["MetricAlarms"]
    assert {"charla-whole-errors", "charla-whole-slow"} < {alarm["AlarmName"] for alarm in alarms}
    assert all(alarm["AlarmActions"] == [alarms[0]["AlarmActions"][0]] for alarm in alarms)
    topics = cloud.call("sns", "ListSubscriptions", {})["Subscriptions"]
    assert "somebody@example.com" in {topic["Endpoint"] for topic in topics}
    [logs] = cloud.call("logs", "DescribeLogGroups", {"logGroupNamePrefix": "/aws/lambda/charla-whole-api"})[
        "logGroups"
    ]
    assert logs["retentionInDays"] == 90
    table = cloud.call("dynamodb", "DescribeTable", {"TableName": "whole-chats"})["Table"]
    assert table["DeletionProtectionEnabled"] is True
