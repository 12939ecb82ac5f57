"""The walk over a WebSocket, where there is one."""

import pytest

from devserver.engine import temporary_engine
from tests.live.stack import running_stack
from tests.smoke.conftest import AGENT, Walk


@pytest.mark.slow
def test_the_walk_listens_to_what_it_does(walk: Walk) -> None:
    with temporary_engine() as database, running_stack(database) as stack:
        done = walk(URL=stack.api, **AGENT)
        stack.kill_gateway()
        deaf = walk(URL=stack.api, **AGENT)
    assert (done.code, done.err) == (0, "")
    assert done.out.index("it listens to the guest") < done.out.index("what happens in it is pushed")
    assert deaf.code == 1
    assert "FAIL          the WebSocket knows the chat: ws://" in deaf.out
    assert "the chat is closed" in deaf.out
