"""The settings: what a variable may hold, and that a wrong one is named."""

import pytest

from chalicelib.config import Settings, SettingsError, load


def test_nothing_exported_gives_the_defaults() -> None:
    assert load({}) == Settings()


def test_an_empty_variable_counts_as_absent() -> None:
    assert load({"CHATS_PER_IP": "", "TABLE_PREFIX": "  ", "REQUIRE_GUEST_TOKEN": ""}) == Settings()


def test_exported_variables_win() -> None:
    settings = load({"CHATS_PER_IP": "7", "REQUIRE_GUEST_TOKEN": "Yes", "TABLE_PREFIX": "shop"})
    assert (settings.chats_per_ip, settings.require_guest_token, settings.table_prefix) == (7, True, "shop")


@pytest.mark.parametrize(
    ("exported", "region"),
    [
        ({"AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-south-2"}, "eu-west-1"),
        ({"AWS_DEFAULT_REGION": "eu-south-2"}, "eu-south-2"),
        ({}, "us-east-1"),
    ],
)
def test_the_region_is_the_usual_variables(exported: dict[str, str], region: str) -> None:
    assert load(exported).aws_region == region


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CHATS_PER_IP", "many"),
        ("CHATS_PER_IP", "0"),
        ("CHATS_PER_IP", "-1"),
        ("CHATS_PER_IP", "1.5"),
        ("CHATS_PER_IP", "٣"),
        ("REQUIRE_GUEST_TOKEN", "maybe"),
        ("CAPTCHA_PROVIDER", "mycaptcha"),
        ("CAPTCHA_SECRET", "a secret without a provider"),
        ("AWS_ENDPOINT_URL_DYNAMODB", "127.0.0.1:8000"),
        ("AWS_ENDPOINT_URL_DYNAMODB", "dynamodb"),
        ("AWS_ENDPOINT_URL_DYNAMODB", "http://"),
        ("AWS_ENDPOINT_URL_DYNAMODB", "http://[::1"),
        ("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:port"),
        ("AWS_ENDPOINT_URL_DYNAMODB", "ftp://127.0.0.1"),
        ("LIVE_URL", "https://live.ejemplo.com"),
        ("LIVE_URL", "ws://"),
        ("LIVE_MANAGEMENT_URL", "wss://live.ejemplo.com"),
        ("LIVE_PUSH_MILLISECONDS", "0"),
    ],
)
def test_a_wrong_variable_is_named(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^{variable} "):
        load({variable: value})


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8001", "https://dynamodb.eu-west-1.amazonaws.com", "http://[::1]:1"]
)
def test_an_address_is_taken_as_it_is(url: str) -> None:
    assert load({"AWS_ENDPOINT_URL_DYNAMODB": url}).aws_endpoint_url_dynamodb == url
