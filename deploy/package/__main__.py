"""`python -m deploy.package` is what `make package` runs. Settings: STAGE (dev)."""

import os
import sys

from deploy import stages
from deploy.errors import DeployError
from deploy.package.build import package


def main() -> int:
    """An exit code."""
    try:
        stage = stages.load(os.environ.get("STAGE") or "dev")
        made = package(stage)
    except DeployError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    for path in (made.template, made.archive):
        print(f"{path.relative_to(stages.ROOT)}  {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
