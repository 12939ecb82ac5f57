"""The order and the pages of filtered_chats."""

from typing import Any

import pytest

from client.agent import Agent
from client.api import Api
from client.guest import Guest, open_chat
from tests.clock import FakeClock
from tests.http.scene_cache import SceneCache
from tests.http.shapes import check_field

LIST = "/api/chatrooms/filtered_chats/"
pytestmark = pytest.mark.settings(chats_per_ip=1000)


@pytest.fixture
def guests(api: Api, agent: Agent, clock: FakeClock, stage: SceneCache) -> list[Guest]:
    """Seven guests by age; the third wrote again after all the others."""
    return stage.play("seven guests", lambda: _come(api, clock))


def _come(api: Api, clock: FakeClock) -> list[Guest]:
    guests = []
    for _ in range(7):
        clock.advance(1)
        guests.append(open_chat(api))
    clock.advance(1)
    guests[2].says("¿Sigue ahí?")
    return guests


_ACTIONS = {"active": "assign", "resolved": "resolve", "closed": "close"}


@pytest.fixture(params=["waiting", "active", "resolved", "closed"])
def status(request: pytest.FixtureRequest, guests: list[Guest], agent: Agent, stage: SceneCache) -> str:
    """A status that all seven chats are brought to, the oldest first."""
    status = str(request.param)

    def bring_to() -> None:
        for guest in guests if status in _ACTIONS else ():
            agent.act(guest.chat_id, _ACTIONS[status]).expect(200)

    stage.play(status, bring_to)
    return status


BY_CREATION = [0, 1, 2, 3, 4, 5, 6]
BY_LAST_MESSAGE = [0, 1, 3, 4, 5, 6, 2]
ORDERS = {
    "created_at": BY_CREATION,
    "-created_at": BY_CREATION[::-1],
    "last_message_at": BY_LAST_MESSAGE,
    "-last_message_at": BY_LAST_MESSAGE[::-1],
    None: BY_LAST_MESSAGE[::-1],
}


def _ids(listed: Any) -> list[str]:
    return [chat["id"] for chat in listed["chats"]]


@pytest.mark.parametrize("ordering", ORDERS)
@pytest.mark.parametrize("who", ["agent", "admin"])
def test_the_order_is_what_was_asked(
    request: pytest.FixtureRequest,
    guests: list[Guest],
    status: str,
    who: str,
    ordering: str | None,
) -> None:
    asking: Agent = request.getfixturevalue(who)
    query = {"status": status} | ({"ordering": ordering} if ordering else {})
    listed = asking.get(LIST, **query).expect(200)
    assert _ids(listed) == [guests[place].chat_id for place in ORDERS[ordering]]
    assert listed["filters"]["ordering"] == ordering


def test_pages_follow_one_another(guests: list[Guest], agent: Agent, status: str) -> None:
    pages = [agent.get(LIST, status=status, page=page, page_size=3).expect(200) for page in (1, 2, 3, 4)]
    whole = _ids(agent.get(LIST, status=status).expect(200))
    assert [_ids(page) for page in pages] == [whole[:3], whole[3:6], whole[6:], []]
    edges = [(page["pagination"]["has_previous"], page["pagination"]["has_next"]) for page in pages]
    assert edges == [(False, True), (True, True), (True, False), (True, False)]
    for number, page in enumerate(pages, start=1):
        assert page["pagination"]["current_page"] == number
        assert page["pagination"]["total_pages"] == 3
        assert page["pagination"]["total_chats"] == 7
        assert (page["filters"]["page"], page["filters"]["page_size"]) == (number, 3)


def test_all_statuses_share_one_order(guests: list[Guest], agent: Agent) -> None:
    agent.takes(guests[0].chat_id)
    agent.resolves(guests[1].chat_id)
    agent.closes(guests[3].chat_id)
    expected = [guests[place].chat_id for place in BY_LAST_MESSAGE[::-1]]
    listed = [_ids(agent.get(LIST, page=page, page_size=4).expect(200)) for page in (1, 2)]
    assert listed == [expected[:4], expected[4:]]


NONSENSE = [
    ("status", "open"),
    ("status", "WAITING"),
    ("status", "waiting,active"),
    ("ordering", "subject"),
    ("ordering", "--created_at"),
    ("page", "0"),
    ("page", "-1"),
    ("page", "first"),
    ("page", "1.5"),
    ("page_size", "0"),
    ("page_size", "101"),
    ("page_size", "many"),
]


@pytest.mark.parametrize(("name", "value"), NONSENSE)
def test_nonsense_is_refused(agent: Agent, name: str, value: str) -> None:
    check_field(agent.get(LIST, **{name: value}), name)


def test_a_page_far_past_the_last_is_empty(guests: list[Guest], agent: Agent) -> None:
    listed = agent.get(LIST, page=1_000_000).expect(200)
    assert listed["chats"] == []
    assert listed["pagination"]["total_chats"] == 7


def test_a_hundred_chats_fit_on_a_page(guests: list[Guest], agent: Agent) -> None:
    listed = agent.get(LIST, page_size=100).expect(200)
    assert (len(listed["chats"]), listed["pagination"]["total_pages"]) == (7, 1)
