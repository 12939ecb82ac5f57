"""Items are counted as AWS documents it."""

from typing import Any

import pytest

from benchmarks.item_sizes import item_bytes


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ({"S": ""}, 0),
        ({"S": "café"}, 5),
        ({"B": b"\x00\x01\x02"}, 3),
        ({"BOOL": True}, 1),
        ({"NULL": True}, 1),
        ({"N": "0"}, 2),
        ({"N": "7"}, 2),
        ({"N": "27"}, 2),
        ({"N": "270"}, 2),
        ({"N": "-27"}, 3),
        ({"N": "123"}, 3),
        ({"N": "1700000000000"}, 2),
        ({"N": "1700000000001"}, 8),
        ({"L": []}, 3),
        ({"L": [{"S": "ab"}, {"N": "1"}]}, 3 + 3 + 3),
        ({"M": {"key": {"S": "ab"}}}, 3 + 1 + 3 + 2),
    ],
)
def test_a_value_has_its_documented_size(value: dict[str, Any], size: int) -> None:
    assert item_bytes({"name": value}) == 4 + size


def test_an_item_is_the_sum_of_names_and_values() -> None:
    assert item_bytes({"id": {"S": "abc"}, "número": {"N": "12"}}) == 2 + 3 + 7 + 2
