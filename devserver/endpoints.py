"""Which DynamoDB an address means: this machine's, or AWS itself."""

import ipaddress
from urllib.parse import urlsplit

_AWS = (".amazonaws.com", ".amazonaws.com.cn", ".api.aws", ".api.amazonwebservices.com.cn")


def is_loopback(url: str) -> bool:
    """True if `url` stays on this machine."""
    host = _host(url)
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_aws(url: str) -> bool:
    """True if `url` is an address of AWS."""
    return _host(url).rstrip(".").endswith(_AWS)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # no address at all: whoever connects to it will say so
        return ""
