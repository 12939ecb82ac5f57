"""One place to call and two that serve it: `chalice local`, and the packaged stack."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from client.api import HttpApi
from deploy import emulator
from deploy.emulator import Emulator
from deploy.package.build import Artefacts, package
from deploy.stages import Stage
from tests.chalice_local import running_chalice_local

# Tests all come from one address, and a busy machine takes its time to push.
LIMITS = {"CHATS_PER_IP": "1000", "GUEST_MESSAGES_PER_MINUTE": "10000", "LIVE_PUSH_MILLISECONDS": "10000"}


@pytest.fixture(scope="session")
def stage() -> Stage:
    """The stage dev, with limits for tests."""
    return replace(emulator.stage_here("dev"), environment=LIMITS)


@pytest.fixture(scope="session")
def artefacts(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Artefacts:
    """What `make package` builds."""
    return package(stage, tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="session")
def code(artefacts: Artefacts) -> Path:
    """The zip that was packaged."""
    return artefacts.archive


@pytest.fixture(scope="session")
def emulated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    """An emulated AWS without a stack."""
    engine, running = emulator.start(tmp_path_factory.mktemp("emulator"), persist=False)
    yield running
    engine.stop()


@pytest.fixture(scope="session")
def deployed(emulated: Emulator, stage: Stage, artefacts: Artefacts) -> dict[str, str]:
    """The deployed stage's outputs; it has the demo accounts."""
    done = emulated.deploy(stage, artefacts, print)
    emulated.add_demo_accounts(stage)
    return done.outputs


@pytest.fixture(scope="session")
def stack(deployed: dict[str, str]) -> str:
    """The address of the deployed stage."""
    return deployed["ApiAddress"]


@pytest.fixture(scope="session")
def chalice_local() -> Iterator[str]:
    """The address of a `chalice local`."""
    with running_chalice_local() as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session", params=["chalice_local", "stack"])
def address(request: pytest.FixtureRequest) -> str:
    """Each of the places in turn; paths begin with `/api` behind it."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def api(address: str) -> HttpApi:
    """Anybody's client."""
    return HttpApi(address)
