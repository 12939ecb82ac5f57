"""What a stack becomes: updated with its data kept, refused with a reason, removed and taken up again."""

from dataclasses import replace
from pathlib import Path

import pytest

from devserver.demo import PASSWORD
from tests.http.actors import log_in, open_chat
from tests.stack import variants
from tests.stack.addresses import RemoteApi
from tools import stages
from tools.deploy import removal
from tools.errors import ToolError
from tools.package.pipeline import Artefacts
from tools.stack.emulator import Emulator
from tools.stages import Stage

pytestmark = pytest.mark.slow
SECRET = "only-the-function-knows"


@pytest.fixture(scope="session")
def code(artefacts: Artefacts) -> Path:
    """The zip that was packaged."""
    return artefacts.archive


def named(name: str, **parameters: str) -> Stage:
    """A stage like prod, with a stack and tables of its own."""
    prod = stages.load("prod")
    environment = {"TABLE_PREFIX": name, "CHATS_PER_IP": "1000"}
    return replace(prod, name=name, table_prefix=name, environment=environment, parameters=parameters)


def greet_otherwise(code: Path) -> None:
    texts = code / "chalicelib" / "texts" / "es.py"
    before = texts.read_text("utf-8")
    texts.write_text(before.replace("Por favor completa", "Ahora completa"), "utf-8")


def test_an_update_changes_the_code_and_keeps_the_data(
    emulated: Emulator, code: Path, tmp_path: Path
) -> None:
    stage = named("updated")
    first = emulated.deploy(stage, variants.artefacts(stage, code, tmp_path / "1"), print)
    emulated.add_demo_accounts(stage)
    api = RemoteApi(first.outputs["ApiAddress"])
    guest, carlos = open_chat(api, "Hola"), log_in(api, "agente1", PASSWORD)
    carlos.answers(guest.chat_id, "Antes de la actualización")
    other_code = variants.changed_code(tmp_path / "code", greet_otherwise)
    otherwise = variants.artefacts(stage, other_code, tmp_path / "2")
    second = emulated.deploy(stage, otherwise, print)
    assert second.changed
    assert second.outputs == first.outputs
    started = api.post("/api/chat/start_chat/", {"initial_message": "Hola"}).expect(201)
    assert started["message"].startswith("Ahora completa")
    assert [each["content"] for each in guest.reads()] == ["Hola", "Antes de la actualización"]
    carlos.answers(guest.chat_id, "El token sirve todavía")
    again = emulated.deploy(stage, otherwise, print)
    assert not again.changed


def test_a_removed_stage_leaves_what_people_wrote_and_takes_it_up_again(
    emulated: Emulator, code: Path, tmp_path: Path
) -> None:
    stage = named("removed")
    made = variants.artefacts(stage, code, tmp_path)
    before = RemoteApi(emulated.deploy(stage, made, print).outputs["ApiAddress"])
    emulated.add_demo_accounts(stage)
    guest, carlos = open_chat(before, "Hola"), log_in(before, "agente1", PASSWORD)
    carlos.answers(guest.chat_id, "Esto queda")
    found = removal.loss(emulated.cloud, stage)
    assert found
    assert set(found.kept) == {"removed-agents", "removed-chats", "removed-messages"}
    assert set(found.lost) == {"removed-connections", "removed-notifications", "removed-sessions"}
    removal.remove(emulated.cloud, stage)
    assert removal.loss(emulated.cloud, stage) is None
    after = RemoteApi(emulated.deploy(stage, made, print).outputs["ApiAddress"])
    query = {"chat_room_id": guest.chat_id}
    kept = after.get("/api/messages/by_chat/", **query).expect(200)
    assert [each["content"] for each in kept] == ["Hola", "Esto queda"]
    log_in(after, "agente1", PASSWORD)


def test_a_failed_deployment_says_why_and_can_be_removed(
    emulated: Emulator, code: Path, tmp_path: Path
) -> None:
    stage = named("failed")

    def break_it(template: variants.Template) -> None:
        function = template["Resources"]["APIHandler"]["Properties"]
        function["Environment"]["Variables"]["CAPTCHA_SECRET"] = (
            "{{resolve:secretsmanager:nobody:SecretString}}"
        )

    broken = variants.artefacts(stage, code, tmp_path / "broken", change=break_it)
    with pytest.raises(ToolError, match=r"The deployment failed \(ROLLBACK_COMPLETE\): .*nobody"):
        emulated.deploy(stage, broken, print)
    whole = variants.artefacts(stage, code, tmp_path / "whole")
    with pytest.raises(ToolError, match="Remove it with make undeploy STAGE=failed, then deploy again"):
        emulated.deploy(stage, whole, print)
    removal.remove(emulated.cloud, stage)
    assert emulated.deploy(stage, whole, print).changed


def test_a_function_may_do_what_its_policy_grants_and_nothing_else(
    emulated: Emulator, code: Path, tmp_path: Path
) -> None:
    stage = named("denied")

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
    stage = named("secret", CaptchaSecret="charla-captcha")
    stage = replace(stage, environment={**stage.environment, "CAPTCHA_PROVIDER": "turnstile"})
    made = variants.artefacts(stage, code, tmp_path)
    with pytest.raises(ToolError, match="Secrets Manager has no secret charla-captcha in us-east-1"):
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
    stage = named("whole", AlarmEmail="somebody@example.com")
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
