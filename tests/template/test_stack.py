"""What else the template holds itself to: rights, logs, limits, errors of the gateway's own, addresses."""

import json
from typing import Any

from chalice.app import Chalice

from app import app
from chalicelib.storage.schema import TABLES
from deploy import stages
from deploy.template import functions, policy, rest_api
from deploy.template.build import build
from tests.template.chalice_sam import sam_of
from tests.template.conftest import Template, of_type

CONNECTIONS = tuple(f"${{WebsocketAPI}}/prod/{method}/@connections/*" for method in ("POST", "DELETE"))


def statements(template: Template) -> list[dict[str, Any]]:
    role = template["Resources"][functions.ROLE]["Properties"]
    return [each for one in role["Policies"] for each in one["PolicyDocument"]["Statement"]]


def test_the_role_is_granted_no_whole_service_and_no_resource_at_large(prod: Template) -> None:
    for statement in statements(prod):
        assert statement["Effect"] == "Allow"
        assert not [action for action in statement["Action"] if "*" in action]
        resources = statement["Resource"]
        for resource in resources if isinstance(resources, list) else [resources]:
            named = resource.get("Fn::GetAtt") or resource["Fn::Sub"]
            # Lambda names the log streams, and the gateway the connections: all of one's own.
            wild = "*" in json.dumps(named)
            assert not wild or named.endswith(CONNECTIONS)


def test_every_table_and_index_is_granted(prod: Template) -> None:
    indexed = {
        noun: {index.Meta.index_name for index in row._indexes.values()} for noun, row in TABLES.items()
    }
    assert set(policy.TABLE_ACTIONS) == set(TABLES)
    assert {noun: set(names) for noun, names in policy.INDEXES.items()} == {
        noun: names for noun, names in indexed.items() if names
    }
    assert {each["Sid"] for each in statements(prod)} >= {f"{noun.title()}Table" for noun in TABLES}


def test_every_function_has_its_size_its_log_and_its_tables(prod: Template) -> None:
    found = of_type(prod, "AWS::Lambda::Function")
    logs = of_type(prod, "AWS::Logs::LogGroup")
    assert len(found) == len(logs) == 4
    for name, function in found.items():
        assert (function["MemorySize"], function["Timeout"]) == (1024, 15)
        assert function["Architectures"] == [{"Ref": "Architecture"}]
        assert function["Runtime"] == "python3.13"
        assert function["Environment"]["Variables"]["TABLE_PREFIX"] == "charla-prod"
        log = logs[prod["Resources"][name]["DependsOn"]]
        assert log["RetentionInDays"] == 90
        assert log["LogGroupName"]["Fn::Sub"] == f"/aws/lambda/{function['FunctionName']['Fn::Sub']}"


def test_a_stage_is_named_in_one_place(prod: Template) -> None:
    for function in of_type(prod, "AWS::Lambda::Function").values():
        assert function["Environment"]["Variables"]["TABLE_PREFIX"] == stages.load("prod").table_prefix
    [stage] = of_type(prod, "AWS::ApiGateway::Stage").values()
    assert stage["StageName"] == "prod"
    assert stage["MethodSettings"][0]["ThrottlingRateLimit"] == {"Ref": "ThrottleRate"}


def test_no_secret_stands_in_the_template(prod: Template) -> None:
    secret = of_type(prod, "AWS::Lambda::Function")["APIHandler"]["Environment"]["Variables"][
        "CAPTCHA_SECRET"
    ]["Fn::If"]
    assert secret[0] == "HasCaptchaSecret"
    assert secret[1]["Fn::Sub"].startswith("{{resolve:secretsmanager:${CaptchaSecret}:")
    assert secret[2] == ""


def test_the_local_stage_sets_no_variable() -> None:
    """Chalice lets a stage's variables win over exported ones, even in `chalice local`."""
    config = json.loads(stages.CONFIG_PATH.read_text("utf-8"))
    assert "environment_variables" not in config
    assert "environment_variables" not in config["stages"]["dev"]


def test_every_route_is_there_with_its_preflight(prod: Template) -> None:
    methods = of_type(prod, "AWS::ApiGateway::Method").values()
    declared = sum(len(entry) for entry in app.routes.values())
    assert sum(method["HttpMethod"] != "OPTIONS" for method in methods) == declared
    assert sum(method["HttpMethod"] == "OPTIONS" for method in methods) == len(app.routes)


def test_the_gateway_answers_in_the_envelope_and_to_every_origin(prod: Template) -> None:
    answers = of_type(prod, "AWS::ApiGateway::GatewayResponse").values()
    assert {answer["ResponseType"] for answer in answers} == set(rest_api.GATEWAY_RESPONSES)
    for answer in answers:
        body = json.loads(answer["ResponseTemplates"]["application/json"])
        assert set(body) == {"error", "code"}
        assert answer["ResponseParameters"]["gatewayresponse.header.Access-Control-Allow-Origin"] == "'*'"
        busy = answer["ResponseType"] in ("THROTTLED", "DEFAULT_5XX")
        assert ("gatewayresponse.header.Retry-After" in answer["ResponseParameters"]) is busy


def test_a_function_that_gives_no_answer_is_busy(prod: Template) -> None:
    answer = prod["Resources"][rest_api.gateway_response_id("DEFAULT_5XX")]["Properties"]
    assert answer["StatusCode"] == "503"
    assert json.loads(answer["ResponseTemplates"]["application/json"])["code"] == "busy"
    assert answer["ResponseParameters"]["gatewayresponse.header.Retry-After"] == "'1'"
    # No type has another answer than that one, by its own name.
    of_the_integration = ("INTEGRATION_FAILURE", "INTEGRATION_TIMEOUT", "API_CONFIGURATION_ERROR")
    assert not set(rest_api.GATEWAY_RESPONSES) & set(of_the_integration)


def test_alarms_watch_errors_throttles_and_the_slowest_hundredth(prod: Template) -> None:
    alarms = of_type(prod, "AWS::CloudWatch::Alarm")
    watched = sorted((alarm["Namespace"], alarm["MetricName"]) for alarm in alarms.values())
    functions_throttled = [("AWS/Lambda", "Throttles")] * 4
    assert watched == [("AWS/ApiGateway", "5XXError"), ("AWS/ApiGateway", "Latency"), *functions_throttled]
    assert alarms["SlowAlarm"]["ExtendedStatistic"] == "p99"
    for alarm in alarms.values():
        assert alarm["AlarmActions"]["Fn::If"][0] == "HasAlarmEmail"
    assert prod["Resources"]["AlarmTopic"]["Condition"] == "HasAlarmEmail"


def test_what_chalice_says_stays_as_it_was() -> None:
    said = sam_of(Chalice(app_name="charla"), "dev") | {"Resources": sam_of(app, "dev")["Resources"]}
    before = json.dumps(said)
    build(said, stages.load("dev"))
    assert json.dumps(said) == before
