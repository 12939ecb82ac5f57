"""Each thing that AWS has a price for is counted once, and paid for."""

import json
from dataclasses import replace
from typing import Any

import pytest

from benchmarks.cost.__main__ import biller_of
from benchmarks.cost.measured import Call, Figures, load
from benchmarks.cost.model import Assumptions, Biller, Way, billed_ms, used_by_call
from deploy import stages
from deploy.stages import CONFIG_PATH

ASSUMED = Assumptions(
    memory_mb=512,
    vcpu_mb=2048,
    dynamodb_ms=5,
    push_ms=15,
    cold=0.01,
    cold_ms=1000,
    header_bytes=600,
    platform_log_bytes=400,
)
SEND = Figures(
    write_units=11,
    read_units=3,
    round_trips=4,
    processor_ms=10,
    answer_bytes=500,
    log_bytes=200,
    pushes=3,
    pushed_bytes=900,
)


@pytest.fixture
def biller() -> Biller:
    return biller_of(Assumptions())[0]


def test_the_usual_functions_are_those_that_are_deployed() -> None:
    deployed = json.loads(CONFIG_PATH.read_text("utf-8"))
    assert Assumptions().memory_mb == deployed["lambda_memory_size"]
    assert {Assumptions().architecture} == {stages.load(name).target.architecture for name in ("dev", "prod")}


def test_a_quarter_of_a_processor_takes_four_times_as_long_and_waits_besides() -> None:
    assert billed_ms(ASSUMED, SEND) == 4 * 10 + 4 * 5 + 15 + 0.01 * 1000
    assert billed_ms(replace(ASSUMED, processor=2), replace(SEND, pushes=0)) == 80 + 20 + 10
    assert billed_ms(replace(ASSUMED, memory_mb=4096), SEND) == 10 + 20 + 15 + 10


def test_a_call_by_http() -> None:
    assert used_by_call(ASSUMED, Call.GUEST_SENDS, SEND) == {
        "rest_request": 1,
        "websocket_message": 3,
        "invocation": 1,
        "gb_second_arm64": pytest.approx(0.085 / 2),
        "write_unit": 11,
        "read_unit": 3,
        "log_byte": 600,
        "transfer_byte": 500 + 600 + 900,
    }


@pytest.mark.parametrize(
    ("call", "messages"), [(Call.GUEST_TYPES, 1 + 3), (Call.CONNECTS, 3), (Call.DISCONNECTS, 3)]
)
def test_a_frame(call: Call, messages: int) -> None:
    used = used_by_call(ASSUMED, call, SEND)
    assert (used["rest_request"], used["websocket_message"]) == (0, messages)
    assert used["transfer_byte"] == 900


def test_prices_are_for_so_many() -> None:
    biller = Biller(Assumptions(), load(), {"request": {"dollars": 3.5, "per": 1_000_000}})
    assert biller.dollars({"request": 2_000_000}) == {"request": 7}


@pytest.mark.parametrize("way", Way)
def test_everything_that_has_a_price_is_on_the_bill_of_one_architecture(biller: Biller, way: Way) -> None:
    bill = biller.conversation(way)
    assert bill.keys() == biller.prices.keys() - {"gb_second_x86_64"}
    assert min(bill.values()) >= 0
    assert 0 < sum(bill.values()) < 0.1


def test_only_who_has_a_websocket_pays_for_it(biller: Biller) -> None:
    bills = {way: biller.conversation(way) for way in Way}
    for name in ("websocket_minute", "websocket_message"):
        assert [bool(bills[way][name]) for way in Way] == [False, False, True]
    # 16 minutes of the guest's, and a third of an agent who has chats half of the time.
    minutes = biller.dollars({"websocket_minute": 16 + 16 / 3 / 0.5})["websocket_minute"]
    assert bills[Way.WEBSOCKET]["websocket_minute"] == pytest.approx(minutes)


@pytest.mark.parametrize(
    "more",
    [
        {"messages": 40},
        {"idle_minutes": 30},
        {"cold_ms": 9000},
        {"dynamodb_ms": 50},
        {"kept_months": 60},
        {"platform_log_bytes": 2000},
        {"header_bytes": 2000},
        {"processor": 3},
    ],
    ids=str,
)
def test_more_of_anything_costs_more(biller: Biller, more: dict[str, Any]) -> None:
    dearer = replace(biller, assumed=replace(Assumptions(), **more))
    for way in Way:
        assert sum(dearer.conversation(way).values()) > sum(biller.conversation(way).values())


def test_arm_is_cheaper(biller: Biller) -> None:
    other = replace(biller, assumed=Assumptions(architecture="x86_64"))
    assert sum(biller.conversation(Way.POLLING).values()) < sum(other.conversation(Way.POLLING).values())
