"""`make smoke` finds nothing wrong with the packaged stack."""

import pytest

from deploy.smoke.__main__ import main
from devserver.demo import PASSWORD

pytestmark = pytest.mark.slow


def test_the_smoke_walk_ends_well(
    stack: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = {"URL": stack, "AGENT_USER": "agente1", "AGENT_PASSWORD": PASSWORD, "no_proxy": "127.0.0.1"}
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    code = main()
    told = capsys.readouterr().out
    assert code == 0, told
    assert "FAIL" not in told
