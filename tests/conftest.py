"""What holds for every test. The environment comes first, before anything imports botocore."""

import os
from collections.abc import Iterator

import pytest

from devserver.engine import temporary_engine
from tests.web.browser import MISSING

# botocore reads these when it makes a session: with dummy keys, no profile and no metadata
# service no test can act on a real account, whatever the developer's shell exports.
_LEAVE_OUT = ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_DYNAMODB")
for _name in _LEAVE_OUT:
    os.environ.pop(_name, None)
os.environ.update(
    AWS_ACCESS_KEY_ID="testing",
    AWS_SECRET_ACCESS_KEY="testing",
    AWS_DEFAULT_REGION="us-east-1",
    AWS_EC2_METADATA_DISABLED="true",
    AWS_CONFIG_FILE=os.devnull,
    AWS_SHARED_CREDENTIALS_FILE=os.devnull,
)


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker that gives one test other settings than the defaults."""
    config.addinivalue_line("markers", "settings(**fields): settings of the app in this test")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tests that were left out for want of a browser are no small print."""
    left_out = [each for each in terminalreporter.getreports("skipped") if MISSING in str(each.longrepr)]
    if left_out:
        terminalreporter.section("Browser tests left out", red=True)
        terminalreporter.line(f"{len(left_out)} tests did not run. {MISSING}", red=True)


@pytest.fixture(scope="session")
def engine() -> Iterator[str]:
    """The address of an embedded DynamoDB that is this run's alone."""
    with temporary_engine() as address:
        yield address
