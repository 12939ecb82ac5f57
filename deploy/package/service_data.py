"""botocore's data files: those that the product's clients read, without what no client reads.

botocore describes every service of AWS in JSON; a client reads its own service's description and
rules for endpoints, and the files that all services share.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from typing import Any

# The services for which the product makes clients.
SERVICES = ("apigatewaymanagementapi", "dynamodb")
_DATA = "botocore/data"
_SHARED = ("_retry.json", "partitions.json", "sdk-default-configuration.json")
_OF_SERVICE = ("service-2.json", "endpoint-rule-set-1.json")


def service_data(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Path to content. Raises KeyError where botocore has not got what is needed."""
    kept = {f"{_DATA}/{name}": files[f"{_DATA}/{name}"] for name in _SHARED}
    prefixes = set(SERVICES)
    for path, text in _descriptions(files):
        described = _without_documentation(json.loads(text))
        kept[path] = _json(described)
        prefixes.add(described.get("metadata", {}).get("endpointPrefix", ""))
    endpoints = json.loads(files[f"{_DATA}/endpoints.json"])
    for partition in endpoints["partitions"]:
        partition["services"] = {n: s for n, s in partition["services"].items() if n in prefixes}
    kept[f"{_DATA}/endpoints.json"] = _json(endpoints)
    return kept


def _descriptions(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Of each service's newest version, unpacked: unpacking is time that a cold start has not."""
    for service in SERVICES:
        folder = f"{_DATA}/{service}/"
        version = max(path.removeprefix(folder).split("/")[0] for path in files if path.startswith(folder))
        for name in _OF_SERVICE:
            path = f"{folder}{version}/{name}"
            yield path, files[path] if path in files else gzip.decompress(files[f"{path}.gz"])


def _without_documentation(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_documentation(each) for each in value]
    if isinstance(value, dict):
        return {
            name: _without_documentation(each)
            for name, each in value.items()
            if not (name == "documentation" and isinstance(each, str))
        }
    return value


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
