"""Background tasks of a request: many things at once, under one deadline, whatever becomes of them."""

import json
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import copy_context
from functools import cached_property
from typing import TypeVar

from chalicelib.config import Settings

_WORKERS = 16

Result = TypeVar("Result")
logger = logging.getLogger("charla")


class ThreadedTasks:
    """Threads are started when they are first needed, and kept."""

    def __init__(self, settings: Settings) -> None:
        self._seconds = settings.live_push_milliseconds / 1000

    @contextmanager
    def within_budget(self) -> Iterator["TaskGroup"]:
        """Tasks that share LIVE_PUSH_MILLISECONDS; one log line if any failed or came late."""
        group = TaskGroup(self._pool, self._seconds)
        yield group
        group.report()

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(_WORKERS, thread_name_prefix="background")


class TaskGroup:
    """Tasks under one deadline."""

    def __init__(self, pool: ThreadPoolExecutor, seconds: float) -> None:
        self._pool = pool
        self._deadline = time.monotonic() + seconds
        self._failed: Counter[str] = Counter()
        self._late = 0

    def run(self, tasks: Sequence[Callable[[], Result]]) -> list[Result]:
        """The results of those that ended well and in time. Those not begun by then never begin."""
        # A copy of the context: the request's DynamoDB meter counts in the threads too.
        futures = [self._pool.submit(copy_context().run, task) for task in tasks]
        done, late = wait(futures, timeout=max(0.0, self._deadline - time.monotonic()))
        for future in late:
            future.cancel()
        self._late += len(late)
        self._failed.update(type(error).__name__ for each in done if (error := each.exception()))
        return [future.result() for future in futures if _succeeded(future)]

    def report(self) -> None:
        if self._failed or self._late:
            logger.warning(json.dumps({"background_late": self._late, "background_failed": self._failed}))


def _succeeded(future: Future[Result]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
