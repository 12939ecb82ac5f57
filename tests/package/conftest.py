"""The ordinary folder and the small zip made of it, once for all tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from chalicelib import wiring
from deploy.package import archive
from deploy.package.installed import product_folder


@pytest.fixture(scope="session")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that `chalice package` ships."""
    folder = tmp_path_factory.mktemp("ordinary")
    product_folder(folder)
    return folder


@pytest.fixture(scope="session")
def chalice_zip(ordinary: Path) -> Path:
    """The zip that `chalice package` makes."""
    return Path(shutil.make_archive(f"{ordinary}-zip", "zip", ordinary))


@pytest.fixture(scope="session")
def small_zip(chalice_zip: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip that ships."""
    out = tmp_path_factory.mktemp("small") / "deployment.zip"
    archive.build(chalice_zip, out)
    return out


@pytest.fixture
def unpacked(small_zip: Path, tmp_path: Path) -> Path:
    """An empty folder into which it was unpacked."""
    folder = tmp_path / "task"
    shutil.unpack_archive(small_zip, folder)
    return folder


@pytest.fixture(autouse=True)
def _own_parts() -> Iterator[None]:
    yield
    wiring.configure()
