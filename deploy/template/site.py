"""The static site, where a stage wants one: a private bucket behind CloudFront."""

from typing import Any

from deploy.template.rest_api import API
from deploy.template.websocket_api import API as LIVE
from web.site.headers import security_headers

BUCKET = "SiteBucket"
DISTRIBUTION = "SiteDistribution"
CONDITION = "HasSite"
_CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"  # AWS's own, which minds Cache-Control
_EMBEDDING = "Cross-Origin-Resource-Policy"
# S3 serves no folder's index.html by itself, nor leads to a folder without its slash.
_INDEX = """function handler(event) {
  var request = event.request;
  if (request.uri === '/console') {
    var there = {location: {value: '/console/'}};
    return {statusCode: 301, statusDescription: 'Moved Permanently', headers: there};
  }
  if (request.uri.endsWith('/')) { request.uri += 'index.html'; }
  return request;
}
"""


def resources() -> dict[str, Any]:
    """Every resource of the site, each under the condition HasSite."""
    made = {
        BUCKET: _bucket(),
        "SiteBucketPolicy": _bucket_policy(),
        "SiteAccess": _access(),
        "SiteIndex": _index(),
        "SiteHeaders": _headers(),
        DISTRIBUTION: _distribution(),
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


def _named(suffix: str) -> dict[str, str]:
    # CloudFront's names are the account's, whatever the region; 64 characters at most.
    return {"Fn::Sub": f"${{AWS::StackName}}-${{AWS::Region}}-{suffix}"}


def _access() -> dict[str, Any]:
    return {
        "Type": "AWS::CloudFront::OriginAccessControl",
        "Properties": {
            "OriginAccessControlConfig": {
                "Name": _named("site"),
                "OriginAccessControlOriginType": "s3",
                "SigningBehavior": "always",
                "SigningProtocol": "sigv4",
            }
        },
    }


def _index() -> dict[str, Any]:
    return {
        "Type": "AWS::CloudFront::Function",
        "Properties": {
            "Name": _named("index"),
            "AutoPublish": True,
            "FunctionCode": _INDEX,
            "FunctionConfig": {"Comment": "A folder's index.html", "Runtime": "cloudfront-js-2.0"},
        },
    }


def _headers() -> dict[str, Any]:
    gateway = "execute-api.${AWS::Region}.${AWS::URLSuffix}"
    there = security_headers(f"https://${{{API}}}.{gateway}", f"wss://${{{LIVE}}}.{gateway}")
    here = security_headers("http://${GatewayAddress}", "ws://${GatewayAddress}")
    policies = [{"Fn::Sub": each["Content-Security-Policy"]} for each in (here, there)]
    return {
        "Type": "AWS::CloudFront::ResponseHeadersPolicy",
        "Properties": {
            "ResponseHeadersPolicyConfig": {
                "Name": _named("site"),
                "CorsConfig": {
                    "AccessControlAllowCredentials": False,
                    "AccessControlAllowHeaders": {"Items": ["*"]},
                    "AccessControlAllowMethods": {"Items": ["GET", "HEAD"]},
                    "AccessControlAllowOrigins": {"Items": [there["Access-Control-Allow-Origin"]]},
                    "OriginOverride": True,
                },
                "CustomHeadersConfig": {
                    "Items": [{"Header": _EMBEDDING, "Value": there[_EMBEDDING], "Override": True}]
                },
                "SecurityHeadersConfig": {
                    "ContentSecurityPolicy": {
                        "ContentSecurityPolicy": {"Fn::If": ["IsEmulated", *policies]},
                        "Override": True,
                    },
                    "ContentTypeOptions": {"Override": True},
                    "FrameOptions": {"FrameOption": there["X-Frame-Options"], "Override": True},
                    "ReferrerPolicy": {"ReferrerPolicy": there["Referrer-Policy"], "Override": True},
                    "StrictTransportSecurity": {
                        "AccessControlMaxAgeSec": 31536000,
                        "IncludeSubdomains": True,
                        "Override": True,
                    },
                },
            }
        },
    }


def _distribution() -> dict[str, Any]:
    function = {"Fn::GetAtt": ["SiteIndex", "FunctionMetadata.FunctionARN"]}
    return {
        "Type": "AWS::CloudFront::Distribution",
        "Properties": {
            "DistributionConfig": {
                "Comment": _named("site"),
                "Enabled": True,
                "HttpVersion": "http2and3",
                "IPV6Enabled": True,
                "DefaultRootObject": "index.html",
                "Origins": [
                    {
                        "Id": "bucket",
                        "DomainName": {"Fn::GetAtt": [BUCKET, "RegionalDomainName"]},
                        "OriginAccessControlId": {"Ref": "SiteAccess"},
                        "S3OriginConfig": {"OriginAccessIdentity": ""},
                    }
                ],
                "DefaultCacheBehavior": {
                    "TargetOriginId": "bucket",
                    "ViewerProtocolPolicy": {"Fn::If": ["IsEmulated", "allow-all", "redirect-to-https"]},
                    "Compress": True,
                    "CachePolicyId": _CACHING_OPTIMIZED,
                    "ResponseHeadersPolicyId": {"Ref": "SiteHeaders"},
                    "FunctionAssociations": [{"EventType": "viewer-request", "FunctionARN": function}],
                },
            }
        },
    }
