"""The folders that cold processes start from: as Lambda has them once a zip is unpacked."""

import compileall
import shutil
from dataclasses import dataclass
from pathlib import Path

from deploy.package import archive
from deploy.package.installed import install, product_folder

_BARE_APP = Path(__file__).with_name("bare") / "app.py"
_BARE_NEEDS = ("boto3", "botocore", "jmespath", "python-dateutil", "s3transfer", "six", "urllib3")


@dataclass(frozen=True, slots=True)
class Folders:
    """`whole`: the product as `chalice package` makes it; `compiled`: bare, with .pyc beside it."""

    product: Path
    whole: Path
    bare: Path
    compiled: Path


def make_folders(scratch: Path) -> Folders:
    folders = Folders(*(scratch / name for name in ("product", "whole", "bare", "compiled")))
    product_folder(folders.whole)
    chalice_zip = Path(shutil.make_archive(str(scratch / "whole"), "zip", folders.whole))
    archive.build(chalice_zip, scratch / "product.zip")
    shutil.unpack_archive(scratch / "product.zip", folders.product)
    install(_BARE_NEEDS, folders.bare)
    shutil.copy(_BARE_APP, folders.bare)
    shutil.copytree(folders.bare, folders.compiled)
    compileall.compile_dir(folders.compiled, quiet=1)
    return folders
