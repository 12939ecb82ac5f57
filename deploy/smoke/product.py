"""Is it a Charla at all, and does it answer browsers and lost callers as it should?"""

from deploy.smoke.calls import Answer, Api
from deploy.smoke.errors import UnexpectedError
from deploy.smoke.report import Report, check

_BROWSER = {
    "Origin": "https://shop.example",
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type,charla-guest-token",
}
_ALLOWED = ("authorization", "content-type", "charla-language", "charla-guest-token")


def look_around(api: Api, report: Report) -> None:
    """Raises UnexpectedError."""
    with report.step("it is up"):
        _health(api)
    with report.step("it describes itself"):
        described = api.get("openapi.json").expect(200)
        title = described.get("info", {}).get("title") if isinstance(described, dict) else None
        check(title == "Charla", f"it is not Charla's description that {api.address}openapi.json gives")
    with report.step("browsers of other sites may call it"):
        _preflight(api)
    with report.step("an unknown path is refused as everything is"):
        _unknown_path(api)


def _health(api: Api) -> None:
    answer = api.get("health/")
    if answer.status != 200 or answer.body != {"status": "ok"}:
        kind = answer.headers.get("Content-Type", "nothing")
        moved = answer.headers.get("Location")
        raise UnexpectedError(
            f"{api.address} is not the address of a Charla: GET health/ answered {answer.status} ({kind})"
            + (f", and sends on to {moved}" if moved else "")
        )
    _is_for_browsers(answer)
    check(answer.headers.get("X-Request-Id"), "answers have no X-Request-Id")


def _preflight(api: Api) -> None:
    answer = api.send("OPTIONS", "chat/start_chat/", headers=_BROWSER)
    answer.expect(200, 204)
    _is_for_browsers(answer)
    allowed = answer.headers.get("Access-Control-Allow-Headers", "").lower()
    lacking = [name for name in _ALLOWED if name not in allowed]
    check(not lacking, f"preflights do not allow {', '.join(lacking)}")


def _unknown_path(api: Api) -> None:
    answer = api.get("no-such-path/")
    answer.refusal(403 if answer.status == 403 else 404, "not_found")
    _is_for_browsers(answer)


def _is_for_browsers(answer: Answer) -> None:
    check(answer.headers.get("Access-Control-Allow-Origin"), f"{answer.call} answered without CORS headers")
