"""What a stack becomes: updated with its data kept, refused with a reason, removed and taken up again."""

from pathlib import Path

import pytest

from deploy import undeploy
from deploy.emulator import Emulator
from deploy.errors import DeployError
from devserver.demo import PASSWORD
from tests.http.actors import log_in, open_chat
from tests.stack import variants
from tests.stack.addresses import RemoteApi

pytestmark = pytest.mark.slow


def greet_otherwise(code: Path) -> None:
    texts = code / "chalicelib" / "locales" / "es.py"
    before = texts.read_text("utf-8")
    texts.write_text(before.replace("Por favor completa", "Ahora completa"), "utf-8")


def test_an_update_changes_the_code_and_keeps_the_data(
    emulated: Emulator, code: Path, tmp_path: Path
) -> None:
    stage = variants.named("updated")
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
    stage = variants.named("removed")
    made = variants.artefacts(stage, code, tmp_path)
    before = RemoteApi(emulated.deploy(stage, made, print).outputs["ApiAddress"])
    emulated.add_demo_accounts(stage)
    guest, carlos = open_chat(before, "Hola"), log_in(before, "agente1", PASSWORD)
    carlos.answers(guest.chat_id, "Esto queda")
    found = undeploy.loss(emulated.cloud, stage)
    assert found
    assert set(found.kept) == {"removed-agents", "removed-chats", "removed-messages"}
    assert set(found.lost) == {"removed-connections", "removed-notifications", "removed-sessions"}
    undeploy.remove(emulated.cloud, stage)
    assert undeploy.loss(emulated.cloud, stage) is None
    after = RemoteApi(emulated.deploy(stage, made, print).outputs["ApiAddress"])
    query = {"chat_room_id": guest.chat_id}
    kept = after.get("/api/messages/by_chat/", **query).expect(200)
    assert [each["content"] for each in kept] == ["Hola", "Esto queda"]
    log_in(after, "agente1", PASSWORD)


def test_a_failed_deployment_says_why_and_can_be_removed(
    emulated: Emulator, code: Path, tmp_path: Path
) -> None:
    stage = variants.named("failed")

    def break_it(template: variants.Template) -> None:
        function = template["Resources"]["APIHandler"]["Properties"]
        function["Environment"]["Variables"]["CAPTCHA_SECRET"] = (
            "{{resolve:secretsmanager:nobody:SecretString}}"
        )

    broken = variants.artefacts(stage, code, tmp_path / "broken", change=break_it)
    with pytest.raises(DeployError, match=r"The deployment failed \(ROLLBACK_COMPLETE\): .*nobody"):
        emulated.deploy(stage, broken, print)
    whole = variants.artefacts(stage, code, tmp_path / "whole")
    with pytest.raises(DeployError, match="Remove it with make undeploy STAGE=failed, then deploy again"):
        emulated.deploy(stage, whole, print)
    undeploy.remove(emulated.cloud, stage)
    assert emulated.deploy(stage, whole, print).changed
