"""What the environment asks for: URL, and AGENT_USER with AGENT_PASSWORD for the agent's part."""

import getpass
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from deploy.smoke.errors import AskedWronglyError

EXAMPLE = "make smoke URL=https://abc123.execute-api.us-east-1.amazonaws.com/prod/api"
AGENTS_PART = "AGENT_USER=… adds an agent's part; the password is asked for, unless AGENT_PASSWORD=… gives it"


@dataclass(frozen=True, slots=True)
class Asked:
    """`api` ends in `/api/`; without a `username` nobody walks the agent's part."""

    api: str
    username: str
    password: str


def asked(environ: Mapping[str, str]) -> Asked:
    """Raises AskedWronglyError."""
    username = environ.get("AGENT_USER", "")
    return Asked(api_address(environ.get("URL", "")), username, _password(username, environ))


def api_address(url: str) -> str:
    """The address that the calls' paths stand behind, from how people write it: with `/api` or without."""
    if not url:
        raise AskedWronglyError(f"Say where: {EXAMPLE} ({AGENTS_PART})")
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        whole = False
    if not whole or parts.query or parts.fragment:
        raise AskedWronglyError(f"URL must be an address like in {EXAMPLE}, not {url!r}.")
    bare = url.rstrip("/")
    return f"{bare}/" if bare.endswith("/api") else f"{bare}/api/"


def _password(username: str, environ: Mapping[str, str]) -> str:
    password = environ.get("AGENT_PASSWORD", "")
    if not username and password:
        raise AskedWronglyError(f"AGENT_PASSWORD needs AGENT_USER beside it: {AGENTS_PART}.")
    if not username or password:
        return password
    if not sys.stdin.isatty():
        raise AskedWronglyError(
            f"AGENT_USER needs AGENT_PASSWORD beside it where nobody can be asked: "
            f"{EXAMPLE} AGENT_USER={username} AGENT_PASSWORD=…"
        )
    return getpass.getpass(f"Password of {username}: ")
