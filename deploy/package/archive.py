"""The zip that ships, made of the one that `chalice package` makes.

1. Modules stay, except cffi's compiler; metadata and other packages' data do not.
2. Of botocore's data stay the descriptions of the services that the product uses.
3. Every module is compiled beforehand: Lambda's folder is read-only, so that a cold start would
   compile each of them anew. Sources stay, for tracebacks.
4. `entry.py` stands beside `app.py`: what Lambda runs (deploy/package/entry.py).
5. Entries are sorted and have no times: the same files make the same bytes.
"""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ENTRY = "entry"
# The services for which the product makes clients.
SERVICES = ("apigatewaymanagementapi", "dynamodb")
_MODULES = (".py", ".so")
# argon2's bindings are compiled already: at run time they need cffi's backend, and not what compiles.
# `bin/` has the packages' commands.
_EXCLUDED = ("bin/", "cffi/", "pycparser/")
_METADATA = (".dist-info", ".data")
_CERTIFICATES = "botocore/cacert.pem"
_DATA = "botocore/data"
_DATA_OF_ALL_SERVICES = ("_retry.json", "partitions.json", "sdk-default-configuration.json")
_DATA_OF_A_SERVICE = ("service-2.json", "endpoint-rule-set-1.json")
# Where Lambda unpacks the zip: what a traceback names.
_LAMBDA_FOLDER = "/var/task"


def build(chalice_zip: Path, out: Path, compiler: Path = Path(sys.executable)) -> None:
    """Writes the zip `out`, at most 3 MB, from the one at `chalice_zip`.

    `compiler` is a Python of the version that runs it.
    """
    with ZipFile(chalice_zip) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    kept = {path: content for path, content in files.items() if _is_needed_module(path)}
    kept |= _service_data(files) | {_CERTIFICATES: files[_CERTIFICATES]}
    kept[f"{ENTRY}.py"] = Path(__file__).with_name("entry.py").read_bytes()
    kept |= _compiled({path: content for path, content in kept.items() if path.endswith(".py")}, compiler)
    _write(kept, out)


def _is_needed_module(path: str) -> bool:
    top = path.split("/", maxsplit=1)[0]
    return path.endswith(_MODULES) and not path.startswith(_EXCLUDED) and not top.endswith(_METADATA)


def _service_data(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Path to content of what the clients read of botocore's JSON, without what no client reads.

    A client reads its own service's description and rules for endpoints, and the files that all
    services share. Raises KeyError where botocore has not got what is needed.
    """
    kept = {f"{_DATA}/{name}": files[f"{_DATA}/{name}"] for name in _DATA_OF_ALL_SERVICES}
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
        for name in _DATA_OF_A_SERVICE:
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


def _compiled(sources: Mapping[str, bytes], compiler: Path) -> dict[str, bytes]:
    """Path to content of the .pyc of each source, by and for the Python `compiler`.

    They are never checked against their sources ("unchecked-hash"), whose times a zip does not
    keep. An interpreter of its own compiles, so that what this one has loaded leaves no trace.
    """
    with TemporaryDirectory(prefix="charla-package-") as name:
        folder = Path(name)
        for path, source in sources.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source)
        mode = ["--invalidation-mode", "unchecked-hash", "-s", name, "-p", _LAMBDA_FOLDER]
        subprocess.run([compiler, "-I", "-S", "-m", "compileall", "-q", *mode, name], check=True)
        made = folder.rglob("__pycache__/*.pyc")
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in made}


def _write(files: Mapping[str, bytes], out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as zipped:
        for path in sorted(files):
            entry = ZipInfo(path)  # its time is 1980, where zip's times begin
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, files[path])
