"""`python -m deploy.smoke` is what `make smoke` runs. Settings: URL, AGENT_USER, AGENT_PASSWORD."""

import os
import sys

from deploy.smoke.asked import asked
from deploy.smoke.errors import AskedWronglyError, UnexpectedError
from deploy.smoke.report import Report
from deploy.smoke.walk import walk


def main() -> int:
    """0: all is well; 1: something is not; 2: asked wrongly; 130: interrupted."""
    report = Report()
    try:
        wanted = asked(os.environ)
        print(f"Charla at {wanted.api}", flush=True)
        walk(wanted, report)
    except AskedWronglyError as error:
        print(error, file=sys.stderr)
        return 2
    except UnexpectedError:
        print("It is not well.")  # the step that failed has said why
        return 1
    except KeyboardInterrupt:
        return 130
    print(f"All is well: {report.done} steps.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
