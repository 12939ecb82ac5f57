#!/usr/bin/env python
"""Accounts and tables, from the command line.

Where: `--local` is the DynamoDB of this clone's running `make run`; else AWS_ENDPOINT_URL_DYNAMODB;
else AWS itself by its usual settings (AWS_PROFILE, AWS_REGION, credentials). TABLE_PREFIX says
which tables. Every command may be run twice. Exit codes: 0 done, 1 not done, 2 asked wrongly.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from chalicelib import config
from devserver.failures import FAILURES, reason
from management import commands
from management.errors import NotDoneError
from management.target import connect


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; an exit code."""
    given = _parser().parse_args(arguments)
    try:
        settings = connect(local=given.local)
        where = settings.aws_endpoint_url_dynamodb or "AWS"
        _complain(f"Tables {settings.table_prefix}-*, {where}, {settings.aws_region}:")
        given.command(given)
    except config.SettingsError as error:
        _complain(error)
        return 2
    except NotDoneError as error:
        _complain(error)
        return 1
    except FAILURES as error:
        _complain(f"DynamoDB did not do it: {reason(error)}")
        return 1
    return 0


def _complain(line: object) -> None:
    print(line, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--local", action="store_true", help="the DynamoDB of this clone's running make run")
    group = parser.add_subparsers(metavar="COMMAND", required=True)
    create = _command(group, "create-agent", commands.create_agent)
    create.add_argument("--email", default="")
    create.add_argument("--first-name", default="")
    create.add_argument("--last-name", default="")
    create.add_argument("--specialty", default="soporte_general")
    create.add_argument("--admin", action="store_true", help="may see and close every chat")
    changes = (
        _command(group, "set-password", commands.set_password),
        _command(group, "disable-agent", commands.disable_agent),
        _command(group, "enable-agent", commands.enable_agent),
    )
    for one_agents in (create, *changes):
        one_agents.add_argument("username")
    _command(group, "list-agents", commands.list_agents)
    _command(group, "create-tables", commands.create_tables)
    return parser


def _command(
    group: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Callable[[argparse.Namespace], None],
) -> argparse.ArgumentParser:
    parser = group.add_parser(name, help=(command.__doc__ or "").splitlines()[0])
    parser.set_defaults(command=command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
