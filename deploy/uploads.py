"""The bucket of the artefacts. Both are stored by their digest, so that nothing is ever replaced."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from deploy.cloud import Cloud, CloudError
from deploy.errors import ToolError
from deploy.package.pipeline import Artefacts
from deploy.stages import Stage


@dataclass(frozen=True, slots=True)
class Uploaded:
    """Where the artefacts are: keys in `bucket`."""

    bucket: str
    code_key: str
    template_url: str


def upload(cloud: Cloud, stage: Stage, artefacts: Artefacts) -> Uploaded:
    """Stores what is not there yet, in a bucket that is the account's own. Raises ToolError."""
    account = str(cloud.call("sts", "GetCallerIdentity", {})["Account"])
    bucket = f"charla-{account}-{cloud.region}"
    _ensure(cloud, bucket, account)
    code = _store(cloud, bucket, account, stage, artefacts.archive)
    template = _store(cloud, bucket, account, stage, artefacts.template)
    suffix = "amazonaws.com.cn" if cloud.region.startswith("cn-") else "amazonaws.com"
    return Uploaded(bucket, code, f"https://s3.{cloud.region}.{suffix}/{bucket}/{template}")


def _ensure(cloud: Cloud, bucket: str, account: str) -> None:
    try:
        cloud.call("s3", "HeadBucket", {"Bucket": bucket, "ExpectedBucketOwner": account})
    except CloudError as error:
        if error.code not in ("404", "NoSuchBucket", "NotFound"):
            raise ToolError(f"The bucket {bucket} is there, but not yours to use ({error.code}).") from error
        place = {"CreateBucketConfiguration": {"LocationConstraint": cloud.region}}
        cloud.call("s3", "CreateBucket", {"Bucket": bucket, **({} if cloud.region == "us-east-1" else place)})


def _store(cloud: Cloud, bucket: str, account: str, stage: Stage, path: Path) -> str:
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
