"""Makes the tables and demo accounts that a local run needs, where they are missing."""

import sys

from chalicelib import config, wiring
from devserver.accounts import NotLocalError, create_demo_accounts
from devserver.failures import FAILURES, reason


def main() -> int:
    """Works on the DynamoDB that AWS_ENDPOINT_URL_DYNAMODB names; an exit code."""
    try:
        settings = config.load()
        tables = wiring.create_tables()
        print(f"Created tables: {', '.join(tables)}" if tables else "The tables are there.")
        _add_accounts(settings)
    except config.SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    except FAILURES as error:
        where = settings.aws_endpoint_url_dynamodb
        print(f"The DynamoDB at {where} could not be prepared: {reason(error)}", file=sys.stderr)
        return 1
    return 0


def _add_accounts(settings: config.Settings) -> None:
    try:
        made = create_demo_accounts(settings)
    except NotLocalError as error:
        print(f"{error} Add agents with: .venv/bin/python manage.py create-agent USERNAME")
    else:
        if made:
            print(f"Created demo accounts: {', '.join(made)}")
