"""The cursor of GET /api/agents/me/events/: pages, repeats, and what is no cursor."""

from dataclasses import replace
from uuid import uuid4

import pytest

from chalicelib.api.cursors import decode_cursor, encode_cursor
from chalicelib.domain.chats import ArchiveCounts
from chalicelib.domain.cursors import Departure
from client.agent import Agent
from client.api import Api
from client.guest import Guest, open_chat
from tests.http.agent_events import PATH, ask
from tests.http.shapes import check_error, check_field


def test_the_same_cursor_tells_the_same(guest: Guest, agent: Agent) -> None:
    agent.takes(guest.chat_id)
    after = ask(agent)["after"]
    guest.says("Uno")
    assert ask(agent, after) == ask(agent, after)


def test_pages_follow_one_another(api: Api, agent: Agent) -> None:
    guests = [open_chat(api) for _ in range(3)]
    for guest in guests:
        agent.takes(guest.chat_id)
    after, seen, notices = ask(agent)["after"], [], []
    for guest in guests:
        for number in range(3):
            guest.says(f"{number}")
    more = True
    while more:
        told = ask(agent, after, limit=2)
        assert max(len(told["events"]), len(told["notifications"])) <= 2
        seen += [(each["chat_room_id"], each["event"]["seq"]) for each in told["events"]]
        notices += [each["id"] for each in told["notifications"]]
        after, more = told["after"], told["has_more"]
    assert sorted(seen) == sorted((guest.chat_id, seq) for guest in guests for seq in (3, 4, 5))
    assert len(seen) == len(set(seen)) == len(notices) == len(set(notices)) == 9


def test_a_chat_that_ended_is_told_page_by_page(guest: Guest, agent: Agent) -> None:
    agent.answers(guest.chat_id)
    after = ask(agent)["after"]
    agent.resolves(guest.chat_id)
    after = ask(agent, after)["after"]
    guest.reads()
    agent.closes(guest.chat_id)
    kinds, gone, more = [], [], True
    while more:
        told = ask(agent, after, limit=1)
        kinds += [each["event"]["type"] for each in told["events"]]
        gone += told["gone"]
        after, more = told["after"], told["has_more"]
    assert (kinds, gone) == (["read", "closed"], [])


def test_one_that_ends_is_gone_when_all_of_it_is_told(guest: Guest, agent: Agent) -> None:
    agent.answers(guest.chat_id)
    first = ask(agent)
    agent.answers(guest.chat_id, "Adiós")
    agent.resolves(guest.chat_id)
    second = ask(agent, first["after"], limit=1)
    assert (second["gone"], second["chats"], second["has_more"]) == ([], [], True)
    third = ask(agent, second["after"], limit=1)
    assert [each["event"]["type"] for each in third["events"]] == ["resolved"]
    assert (third["gone"], third["has_more"]) == ([guest.chat_id], False)


def test_a_forged_cursor_tells_nothing_of_others_chats(
    api: Api, guest: Guest, agent: Agent, other_agent: Agent
) -> None:
    other_agent.takes(guest.chat_id)
    waiting = open_chat(api)
    cursor = decode_cursor(ask(agent)["after"], agent.id)
    followed = {guest.chat_id: 0, waiting.chat_id: 0, str(uuid4()): 0}
    departed = {guest.chat_id: Departure(0, False), str(uuid4()): Departure(0, False)}
    for forged in (replace(cursor, followed=followed), replace(cursor, departed=departed)):
        told = ask(agent, encode_cursor(replace(forged, archive=ArchiveCounts(7, 7)), agent.id))
        assert (told["events"], told["chats"], told["gone"]) == ([], [], [])


@pytest.mark.parametrize("broken", ["x", "AAAA", "no es un cursor", "ñ", "a" * 20_000])
def test_a_broken_cursor_is_refused(agent: Agent, broken: str) -> None:
    check_field(agent.get(PATH, after=broken), "after")


def test_a_cursor_that_was_cut_changed_or_is_anothers_is_refused(agent: Agent, other_agent: Agent) -> None:
    after = ask(agent)["after"]
    changed = after[:-1] + ("A" if after[-1] != "A" else "B")
    for broken in (after[:-4], after[4:], changed, ask(other_agent)["after"]):
        check_field(agent.get(PATH, after=broken), "after")


@pytest.mark.parametrize("limit", ["0", "501", "x"])
def test_a_nonsense_limit_is_refused(agent: Agent, limit: str) -> None:
    check_field(agent.get(PATH, limit=limit), "limit")


def test_nobody_else_may_ask(api: Api) -> None:
    check_error(api.get(PATH), 401, "authentication_required")
