"""The DynamoDB of a run: the embedded one, or the one whose address is exported."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from devserver import clone, environment
from devserver.child import Child
from devserver.endpoints import is_aws
from devserver.engine import Engine, forget_state
from devserver.errors import RunError
from devserver.terminal import say


@dataclass(frozen=True, slots=True)
class Database:
    """`environ` is what a process needs to reach it; `engine` is None if another runs it."""

    url: str
    engine: Child | None
    environ: dict[str, str]


@contextmanager
def database(environ: Mapping[str, str], address: str) -> Iterator[Database]:
    """The DynamoDB that `environ` asks for, as long as the run that serves `address` lasts.

    AWS_ENDPOINT_URL_DYNAMODB names another one than the embedded; RESET=1 empties the embedded
    one. Raises RunError.
    """
    reset = environ.get("RESET", "") not in ("", "0")
    exported = environ.get("AWS_ENDPOINT_URL_DYNAMODB")
    if exported:
        yield _exported(exported, environ, reset=reset)
        return
    with clone.only_run(address) as lock:
        if reset:
            forget_state(clone.DATA)
        say(f"Starting the embedded DynamoDB{' with empty tables' if reset else ''}")
        engine = Engine(clone.DATA, persist=True, keep=[lock])
        try:
            with clone.published(engine.url):
                reaching = environment.for_endpoint(environment.with_defaults(environ), engine.url)
                yield Database(engine.url, engine.child, reaching)
        finally:
            engine.stop()


def _exported(url: str, environ: Mapping[str, str], *, reset: bool) -> Database:
    if is_aws(url):
        raise RunError(f"A local run never touches AWS: unset AWS_ENDPOINT_URL_DYNAMODB ({url}).")
    if reset:
        raise RunError(f"RESET=1 empties the embedded DynamoDB alone, not {url}.")
    keys = environment.without_aws({})
    return Database(url, None, keys | environment.with_defaults(environ))
