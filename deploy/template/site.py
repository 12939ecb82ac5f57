"""The static site, where a stage wants one: a private bucket behind CloudFront."""

from typing import Any

from deploy.template import distribution

BUCKET = "SiteBucket"
DISTRIBUTION = distribution.DISTRIBUTION
CONDITION = "HasSite"


def resources() -> dict[str, Any]:
    """What there is under the condition HasSite, and otherwise not at all."""
    made = {
        BUCKET: _bucket(),
        "SiteBucketPolicy": _bucket_policy(),
        **distribution.resources(BUCKET),
    }
    return {logical_id: {**resource, "Condition": CONDITION} for logical_id, resource in made.items()}


def _bucket() -> dict[str, Any]:
    blocked = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
    encrypted = {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    return {
        "Type": "AWS::S3::Bucket",
        # Everything in it can be built again; whoever removes the stack empties it first.
        "DeletionPolicy": "Delete",
        "UpdateReplacePolicy": "Delete",
        "Properties": {
            "PublicAccessBlockConfiguration": dict.fromkeys(blocked, True),
            "OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]},
            "BucketEncryption": {"ServerSideEncryptionConfiguration": [encrypted]},
        },
    }


def _bucket_policy() -> dict[str, Any]:
    arn = f"arn:${{AWS::Partition}}:cloudfront::${{AWS::AccountId}}:distribution/${{{DISTRIBUTION}}}"
    return {
        "Type": "AWS::S3::BucketPolicy",
        "Properties": {
            "Bucket": {"Ref": BUCKET},
            "PolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"Service": "cloudfront.amazonaws.com"},
                        "Action": "s3:GetObject",
                        "Resource": {"Fn::Sub": f"${{{BUCKET}.Arn}}/*"},
                        "Condition": {"StringEquals": {"AWS:SourceArn": {"Fn::Sub": arn}}},
                    }
                ],
            },
        },
    }
