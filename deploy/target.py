"""What a zip is made for: a kind of processor and a runtime, by Lambda's names."""

import platform
import sys
from dataclasses import dataclass

from deploy.errors import DeployError

ARCHITECTURES = ("arm64", "x86_64")
RUNTIMES = ("python3.13", "python3.12", "python3.11")
_MACHINES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}


@dataclass(frozen=True, slots=True)
class Target:
    """One of ARCHITECTURES and one of RUNTIMES."""

    architecture: str = "arm64"
    runtime: str = "python3.13"

    @property
    def python(self) -> str:
        """Its version: `3.13`."""
        return self.runtime.removeprefix("python")


def this_machine() -> Target:
    """What an emulated AWS runs, whose functions are processes here. Raises DeployError."""
    found = _MACHINES.get(platform.machine().lower())
    if found is None:
        known = " or ".join(ARCHITECTURES)
        raise DeployError(f"Lambda's functions run on {known}, and this machine is {platform.machine()}.")
    return Target(found, f"python{sys.version_info[0]}.{sys.version_info[1]}")
