"""Signals as events that are awaited, so that nothing is ever cut off half-way."""

import os
import select
import signal
from types import FrameType, TracebackType

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequested(Exception):  # not an error: the user asked for it
    """Ctrl-C, a SIGTERM or a closed terminal."""


class Interrupts:
    """While entered, stopping signals and children's ends wake `wait` and do nothing else."""

    def __enter__(self) -> "Interrupts":
        self._wakes, self._woken_by = os.pipe()
        os.set_blocking(self._woken_by, False)
        self._before = {
            number: signal.signal(number, _do_nothing)
            for number in (*_STOPPING, signal.SIGCHLD)
            # Under nohup the closed terminal is no reason to stop.
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN
        }
        signal.set_wakeup_fd(self._woken_by)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.close(self._wakes)
        os.close(self._woken_by)

    def wait(self, seconds: float | None = None) -> None:
        """Returns when a child ended or `seconds` are over. Raises StopRequested."""
        if select.select([self._wakes], [], [], seconds)[0] and any(
            number in _STOPPING for number in os.read(self._wakes, 4096)
        ):
            raise StopRequested


def _do_nothing(number: int, frame: FrameType | None) -> None:
    """Being a handler is enough: Python then writes the signal's number to the wakeup pipe."""
