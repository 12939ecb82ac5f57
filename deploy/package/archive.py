"""The small zip, made of the one that `chalice package` makes.

1. Modules that nothing imports are left out, and so are tests, metadata and native code of theirs.
2. Of botocore's data stay the descriptions of the services that the product uses.
3. Every module is compiled beforehand: Lambda's folder is read-only, so that a cold start would
   compile each of them anew. Sources stay, for tracebacks.
4. `entry.py` stands beside `app.py`: what Lambda runs (deploy/package/entry.py).
5. Entries are sorted and have no times: the same files make the same bytes.
"""

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from deploy.package.bytecode import compiled
from deploy.package.modules import module_name, reachable
from deploy.package.service_data import service_data

ENTRY = "entry"
_OURS = ("app.py", "chalicelib/")
_CERTIFICATES = "botocore/cacert.pem"


def build(chalice_zip: Path, out: Path) -> None:
    """Writes the zip `out`, at most 3 MB, from the one at `chalice_zip`."""
    with ZipFile(chalice_zip) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist() if _is_source(name)}
    kept = _ours(files) | service_data(files) | {_CERTIFICATES: files[_CERTIFICATES]}
    kept[f"{ENTRY}.py"] = Path(__file__).with_name("entry.py").read_bytes()
    roots = [name for path in kept if (name := module_name(path))]
    kept |= {path: files[path] for path in reachable(files, roots)}
    kept |= compiled({path: content for path, content in kept.items() if path.endswith(".py")})
    _write(kept, out)


def _is_source(name: str) -> bool:
    """Neither a folder nor compiled by whoever ran it before."""
    return not (name.endswith("/") or "__pycache__/" in name)


def _ours(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.startswith(_OURS)}


def _write(files: Mapping[str, bytes], out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as zipped:
        for path in sorted(files):
            entry = ZipInfo(path)  # its time is 1980, where zip's times begin
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, files[path])
