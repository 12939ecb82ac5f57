"""Which files chalice's reloader watches. A restart loses the tables in memory."""

from collections.abc import Callable
from pathlib import Path

from chalice.cli.filewatch.stat import StatFileWatcher

_WATCHED = ("app.py", ".chalice/config.json", "chalicelib/**/*.py", "devserver/**/*.py")
_seen: dict[str, dict[Path, float]] = {}  # a project's folder: when its sources changed


def watch_sources_alone() -> None:
    """Restarts for changed sources, and not for a cache or a log that a request leaves behind."""
    StatFileWatcher._single_pass_poll = _poll  # type: ignore[method-assign, assignment]


def _poll(watcher: StatFileWatcher, root: str, restart: Callable[[], None]) -> None:
    before, now = _seen.get(root), _sources(Path(root))
    _seen[root] = now
    if before not in (None, now):
        restart()


def _sources(root: Path) -> dict[Path, float]:
    found = {}
    for pattern in _WATCHED:
        for path in root.glob(pattern):
            try:
                found[path] = path.stat().st_mtime
            except FileNotFoundError:  # just removed
                continue
    return found
