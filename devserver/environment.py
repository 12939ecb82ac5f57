"""The environment of a local run: exported settings win, exported AWS credentials have no say."""

import os
from collections.abc import Mapping

_KEPT = ("AWS_REGION", "AWS_DEFAULT_REGION")
_DUMMY_AWS = {
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}
_DEFAULTS = {"CHATS_PER_IP": "1000"}  # one person trying things out is one address


def with_defaults(environ: Mapping[str, str]) -> dict[str, str]:
    """`environ` with the local run's own defaults; an empty variable counts as absent."""
    given = {name: value for name, value in environ.items() if value}
    return dict(environ) | _DEFAULTS | {name: given[name] for name in _DEFAULTS if name in given}


def without_aws(environ: Mapping[str, str]) -> dict[str, str]:
    """`environ` with keys that open nothing, and no profile, endpoint or token of AWS."""
    kept = {name: value for name, value in environ.items() if not name.startswith("AWS_") or name in _KEPT}
    return kept | _DUMMY_AWS


def for_endpoint(environ: Mapping[str, str], url: str) -> dict[str, str]:
    """The variables with which a process reaches the DynamoDB at `url` on this machine, proxies or not."""
    direct = ",".join(filter(None, [environ.get("no_proxy"), "127.0.0.1,localhost"]))
    return without_aws(environ) | {
        "AWS_ENDPOINT_URL_DYNAMODB": url,
        "no_proxy": direct,
        "NO_PROXY": direct,
    }


def with_live(environ: Mapping[str, str], port: int) -> dict[str, str]:
    """The variables with which a process pushes by this machine's gateway, unless others are exported."""
    gateway = {"LIVE_URL": f"ws://127.0.0.1:{port}", "LIVE_MANAGEMENT_URL": f"http://127.0.0.1:{port}"}
    given = {name: environ[name] for name in gateway if environ.get(name)}
    return dict(environ) | gateway | given
