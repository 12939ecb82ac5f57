"""Alarms on what guests and agents would feel, told to an email if there is one."""

from typing import Any

from deploy.stages import Stage
from deploy.template.functions import NAMES

ERRORS_IN_FIVE_MINUTES = 5
SLOWEST_SECONDS = 3
TOPIC = "AlarmTopic"


def resources(functions: list[str], stage: Stage) -> dict[str, Any]:
    """Server errors, refused invocations of `functions` (logical ids), and slow answers."""
    gateway: list[dict[str, Any]] = [
        {"Name": "ApiName", "Value": {"Ref": "AWS::StackName"}},
        {"Name": "Stage", "Value": stage.name},
    ]
    return {
        **_topic(),
        **{f"{function}ThrottlesAlarm": _throttles(function) for function in functions},
        "ErrorsAlarm": _alarm(
            "errors",
            "Answers with a status from 500 on",
            {**_api_metric("5XXError", gateway), "Statistic": "Sum", "Period": 300},
            ERRORS_IN_FIVE_MINUTES,
        ),
        "SlowAlarm": _alarm(
            "slow",
            "One answer in a hundred takes longer, three times five minutes in a row",
            {**_api_metric("Latency", gateway), "ExtendedStatistic": "p99", "Period": 300},
            SLOWEST_SECONDS * 1000,
            periods=3,
        ),
    }


def _topic() -> dict[str, Any]:
    return {
        TOPIC: {
            "Type": "AWS::SNS::Topic",
            "Condition": "HasAlarmEmail",
            "Properties": {
                "TopicName": {"Fn::Sub": "${AWS::StackName}-alarms"},
                "Subscription": [{"Protocol": "email", "Endpoint": {"Ref": "AlarmEmail"}}],
            },
        }
    }


def _alarm(name: str, what: str, metric: dict[str, Any], threshold: int, periods: int = 1) -> dict[str, Any]:
    told = {"Fn::If": ["HasAlarmEmail", [{"Ref": TOPIC}], {"Ref": "AWS::NoValue"}]}
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmName": {"Fn::Sub": f"${{AWS::StackName}}-{name}"},
            "AlarmDescription": f"{what}.",
            **metric,
            "EvaluationPeriods": periods,
            "Threshold": threshold,
            "ComparisonOperator": "GreaterThanOrEqualToThreshold",
            "TreatMissingData": "notBreaching",
            "AlarmActions": told,
            "OKActions": told,
        },
    }


def _api_metric(name: str, dimensions: list[dict[str, Any]]) -> dict[str, Any]:
    return {"Namespace": "AWS/ApiGateway", "MetricName": name, "Dimensions": dimensions}


def _throttles(function: str) -> dict[str, Any]:
    metric = {
        "Namespace": "AWS/Lambda",
        "MetricName": "Throttles",
        "Dimensions": [{"Name": "FunctionName", "Value": {"Ref": function}}],
        "Statistic": "Sum",
        "Period": 300,
    }
    what = "Lambda refused to run the function: the account's concurrency is used up"
    return _alarm(f"throttles-{NAMES[function]}", what, metric, 1)
