"""Uploads to S3: a stage's artefacts, by their digest so that nothing is replaced, and its static site."""

import hashlib
import mimetypes
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deploy.cloud import Cloud
from deploy.errors import CloudError, DeployError
from deploy.package.build import Artefacts
from deploy.stages import Stage
from web.site.build import build
from web.site.headers import FIVE_MINUTES, HASHED_FOR_EVER

_ALWAYS_ASKED = "no-cache"
# CloudFront compresses by itself, and the headers are the distribution's.
_NOT_SERVED = (".gz", "_headers")


@dataclass(frozen=True, slots=True)
class Uploaded:
    """Where the artefacts are: keys in `bucket`."""

    bucket: str
    code_key: str
    template_url: str


def upload_artefacts(cloud: Cloud, stage: Stage, artefacts: Artefacts) -> Uploaded:
    """Stores what is not there yet, in a bucket that is the account's own. Raises DeployError."""
    account = str(cloud.call("sts", "GetCallerIdentity", {})["Account"])
    bucket = f"charla-{account}-{cloud.region}"
    _ensure_bucket(cloud, bucket, account)
    code = _store_artefact(cloud, bucket, account, stage, artefacts.archive)
    template = _store_artefact(cloud, bucket, account, stage, artefacts.template)
    suffix = "amazonaws.com.cn" if cloud.region.startswith("cn-") else "amazonaws.com"
    return Uploaded(bucket, code, f"https://s3.{cloud.region}.{suffix}/{bucket}/{template}")


def _ensure_bucket(cloud: Cloud, bucket: str, account: str) -> None:
    try:
        cloud.call("s3", "HeadBucket", {"Bucket": bucket, "ExpectedBucketOwner": account})
    except CloudError as error:
        if error.code not in ("404", "NoSuchBucket", "NotFound"):
            raise DeployError(
                f"The bucket {bucket} is there, but not yours to use ({error.code})."
            ) from error
        place = {"CreateBucketConfiguration": {"LocationConstraint": cloud.region}}
        cloud.call("s3", "CreateBucket", {"Bucket": bucket, **({} if cloud.region == "us-east-1" else place)})


def _store_artefact(cloud: Cloud, bucket: str, account: str, stage: Stage, path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    key = f"{stage.name}/{digest}{path.suffix}"
    place = {"Bucket": bucket, "Key": key, "ExpectedBucketOwner": account}
    try:
        cloud.call("s3", "HeadObject", place)
    except CloudError as error:
        if error.code not in ("404", "NoSuchKey", "NotFound"):
            raise
        cloud.call("s3", "PutObject", place, body=path)
    return key


def upload_site(cloud: Cloud, outputs: Mapping[str, str]) -> list[str]:
    """Builds and uploads the site for a stack with these `outputs`; what was uploaded, by path.

    Older files stay: pages that browsers still hold name them.
    """
    with tempfile.TemporaryDirectory(prefix="charla-site-") as folder:
        root = Path(folder)
        build(root, outputs["ApiAddress"], outputs["LiveAddress"])
        files = [path for path in sorted(root.rglob("*")) if path.is_file()]
        served = [path for path in files if not path.name.endswith(_NOT_SERVED)]
        # Pages last: what they name is there before them.
        for path in sorted(served, key=lambda path: path.suffix == ".html"):
            _put_page(cloud, outputs["SiteBucket"], str(path.relative_to(root)), path)
    return [str(path.relative_to(root)) for path in served]


def cache_control(path: str) -> str:
    """The Cache-Control of `path`, for browsers and CloudFront."""
    first, name = path.split("/", maxsplit=1)[0], path.rsplit("/", maxsplit=1)[-1]
    if any(part.startswith("static-") for part in path.split("/")) or name.startswith("widget-"):
        return HASHED_FOR_EVER
    return FIVE_MINUTES if first in ("widget.js", "captcha.js") else _ALWAYS_ASKED


def embedding(host: str, outputs: Mapping[str, str]) -> str:
    """The two lines that put the widget on a page; `host` serves the site."""
    return f'<script async src="{host}/widget.js"\n        data-api="{outputs["ApiAddress"]}"></script>'


def _put_page(cloud: Cloud, bucket: str, key: str, path: Path) -> None:
    kind = mimetypes.guess_type(path.name)[0] or "text/plain"
    charset = "; charset=utf-8" if kind.startswith("text/") or kind.endswith("json") else ""
    place = {"Bucket": bucket, "Key": key, "ContentType": kind + charset, "CacheControl": cache_control(key)}
    cloud.call("s3", "PutObject", place, body=path)
