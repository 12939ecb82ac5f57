"""What calls use up of each thing that AWS has a price for, and the dollars of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.conversations.calls import Call
from benchmarks.conversations.figures import Figures
from benchmarks.conversations.measured import Measured
from benchmarks.cost.assumptions import Assumptions
from benchmarks.cost.prices import Price
from benchmarks.cost.timeline import Way, calls, spans

_BACKED_UP = ("chats", "messages")
Quantities = dict[str, float]


@dataclass(frozen=True, slots=True)
class Line:
    """`quantity` of what `price` is for."""

    price: Price
    quantity: float

    @property
    def dollars(self) -> float:
        return self.price.of(self.quantity)


@dataclass(frozen=True, slots=True)
class Bill:
    """`lines` by the prices' names."""

    lines: Mapping[str, Line]

    @property
    def dollars(self) -> float:
        return sum(line.dollars for line in self.lines.values())


@dataclass(frozen=True, slots=True)
class Biller:
    """Makes bills out of calls."""

    assumed: Assumptions
    measured: Measured
    prices: Mapping[str, Price]

    def conversation(self, way: Way) -> Bill:
        """Of one, the agents' time for it and its storage included."""
        lasts, stored = spans(self.assumed), self.measured.stored_bytes
        used = self._used(way, calls(self.assumed, way), (lasts.open + lasts.console) / 60)
        used["stored_byte"] = sum(stored.values()) * self.assumed.kept_months
        used["backed_up_byte"] = sum(stored[noun] for noun in _BACKED_UP) * self.assumed.kept_months
        return self._bill(used)

    def of(self, way: Way, made: Mapping[Call, float], minutes: float) -> Bill:
        """Of the calls that are `made` while one client is there for so many `minutes`."""
        return self._bill(self._used(way, made, minutes))

    def _used(self, way: Way, made: Mapping[Call, float], minutes: float) -> Quantities:
        live = way is Way.WEBSOCKET
        figures = self.measured.websocket if live else self.measured.polling
        total: Quantities = {"websocket_minute": minutes if live else 0.0}
        for call, count in made.items():
            for name, quantity in of_call(self.assumed, call, figures[call]).items():
                total[name] = total.get(name, 0.0) + count * quantity
        return total

    def _bill(self, used: Quantities) -> Bill:
        return Bill({name: Line(self.prices[name], used[name]) for name in self.prices if name in used})


def billed_ms(assumed: Assumptions, figures: Figures) -> float:
    """How long the function runs: it computes with its share of a processor, and waits."""
    share = min(1.0, assumed.memory_mb / assumed.vcpu_mb)
    computing = figures.processor_ms * assumed.processor / share
    waiting = figures.round_trips * assumed.dynamodb_ms + (assumed.push_ms if figures.pushes else 0)
    return computing + waiting + assumed.cold * assumed.cold_ms


def of_call(assumed: Assumptions, call: Call, figures: Figures) -> Quantities:
    """What one call uses up, by the prices' names."""
    # What a client sends and what it is sent are messages; that it comes and goes is none.
    sent = call.is_frame and call not in (Call.CONNECTS, Call.DISCONNECTS)
    answer = 0.0 if call.is_frame else figures.answer_bytes + assumed.header_bytes
    return {
        "rest_request": float(not call.is_frame),
        "websocket_message": sent + figures.pushes,
        "invocation": 1.0,
        f"gb_second_{assumed.architecture}": billed_ms(assumed, figures) / 1000 * assumed.memory_mb / 1024,
        "write_unit": figures.write_units,
        "read_unit": figures.read_units,
        "log_byte": figures.log_bytes + assumed.platform_log_bytes,
        "transfer_byte": answer + figures.pushed_bytes,
    }
