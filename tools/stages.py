"""The stages of `.chalice/config.json`: the one place that says how dev and prod differ."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chalicelib.config import Settings
from tools.errors import ToolError

ROOT = Path(__file__).resolve().parent.parent
CONFIG_PATH = ROOT / ".chalice" / "config.json"
_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `parameters` are its stack's, by the template's names; `log_days`: retention.

    `keeps_data`: what people wrote outlives the stack and can be restored to any second.
    """

    name: str
    table_prefix: str
    log_days: int
    parameters: dict[str, str]
    environment: dict[str, str]

    @property
    def stack(self) -> str:
        return f"charla-{self.name}"

    @property
    def keeps_data(self) -> bool:
        return self.name != "dev"


def load(name: str, path: Path = CONFIG_PATH) -> Stage:
    """The stage called `name`. Raises ToolError if `.chalice/config.json` has none."""
    config = json.loads(path.read_text(encoding="utf-8"))
    stages: dict[str, dict[str, Any]] = config["stages"]
    if name not in stages or not _NAME.fullmatch(name):
        known = ", ".join(sorted(stages))
        raise ToolError(f"There is no stage {name!r} in .chalice/config.json; there are: {known}.")
    given = stages[name]
    environment = {**config.get("environment_variables", {}), **given.get("environment_variables", {})}
    return Stage(
        name=name,
        table_prefix=environment.get("TABLE_PREFIX", Settings().table_prefix),
        log_days=int(given.get("log_retention_in_days", config["log_retention_in_days"])),
        parameters={key: _text(value) for key, value in given.get("stack_parameters", {}).items()},
        environment=environment,
    )


def _text(value: object) -> str:
    # CloudFormation takes texts alone, and JSON's true is not Python's.
    return value if isinstance(value, str) else json.dumps(value)
