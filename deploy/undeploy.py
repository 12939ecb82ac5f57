"""`python -m deploy.undeploy` is what `make undeploy` runs. Settings: STAGE, CONFIRM, AWS's own."""

import os
import sys

from deploy import stacks, stages
from deploy.aws_cli import AwsCli
from deploy.errors import ToolError
from deploy.removal import Loss, loss, remove
from deploy.stages import Stage


def main() -> int:
    """An exit code."""
    try:
        stage = stages.load(os.environ.get("STAGE") or "dev")
        cloud = AwsCli()
        account = str(cloud.call("sts", "GetCallerIdentity", {})["Account"])
        found = loss(cloud, stage)
        if found is None:
            print(
                f"There is no stack {stage.stack} in {cloud.region} (account {account}): nothing to remove."
            )
            return 0
        print(_says(found, stage, f"{cloud.region} (account {account})"), flush=True)
        _ask(stage)
        print(f"Removing the stack {stage.stack}", flush=True)
        remove(cloud, stage)
    except ToolError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nInterrupted. {stacks.GOES_ON}", file=sys.stderr)
        return 130
    print(f"Removed. The packages stay in the bucket charla-{account}-{cloud.region}.")
    return 0


def _says(found: Loss, stage: Stage, where: str) -> str:
    lines = [f"make undeploy removes the stack {stage.stack} in {where}:"]
    if found.api:
        lines.append(f"  gone     {found.api}/api/, and what calls it")
    lines += [f"  lost     table {table}, about {rows} rows" for table, rows in found.lost.items()]
    lines += [
        f"  stays    table {table}, about {rows} rows; the next deployment takes it over"
        for table, rows in found.kept.items()
    ]
    lines.append(f"  gone     {found.others} other resources: functions, logs, alarms, the gateway")
    return "\n".join(lines)


def _ask(stage: Stage) -> None:
    confirmed = os.environ.get("CONFIRM", "")
    if not confirmed and sys.stdin.isatty():
        print(f"Type {stage.name} to remove it: ", end="", flush=True)
        confirmed = sys.stdin.readline().strip()
    if confirmed != stage.name:
        raise ToolError(
            f"Nothing was removed. To confirm without being asked: "
            f"make undeploy STAGE={stage.name} CONFIRM={stage.name}"
        )


if __name__ == "__main__":
    sys.exit(main())
