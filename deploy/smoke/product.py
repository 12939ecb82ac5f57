"""Is it a Charla at all, and does it answer browsers and lost callers as it should?"""

from client.api import HttpApi, Reply
from deploy.smoke.errors import UnexpectedError
from deploy.smoke.report import Report, check

_BROWSER = {
    "Origin": "https://shop.example",
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type,charla-guest-token",
}
_ALLOWED = ("authorization", "content-type", "charla-language", "charla-guest-token")


def look_around(api: HttpApi, report: Report) -> None:
    """Raises UnexpectedError."""
    with report.step("it is up"):
        _health(api)
    with report.step("it describes itself"):
        described = api.get("/api/openapi.json").expect(200)
        title = described.get("info", {}).get("title") if isinstance(described, dict) else None
        check(title == "Charla", f"it is not Charla's description that {api.address}/api/openapi.json gives")
    with report.step("browsers of other sites may call it"):
        _preflight(api)
    with report.step("an unknown path is refused as everything is"):
        _unknown_path(api)


def _health(api: HttpApi) -> None:
    answer = api.get("/api/health/")
    if answer.status != 200 or answer.parsed() != {"status": "ok"}:
        kind = answer.headers.get("content-type", "nothing")
        moved = answer.headers.get("location")
        raise UnexpectedError(
            f"{api.address} is not the address of a Charla: {answer.call} answered {answer.status} ({kind})"
            + (f", and sends on to {moved}" if moved else "")
        )
    _is_for_browsers(answer)
    check(answer.headers.get("x-request-id"), "answers have no X-Request-Id")


def _preflight(api: HttpApi) -> None:
    answer = api.send("OPTIONS", "/api/chat/start_chat/", None, _BROWSER)
    answer.check_status(200, 204)
    _is_for_browsers(answer)
    allowed = answer.headers.get("access-control-allow-headers", "").lower()
    lacking = [name for name in _ALLOWED if name not in allowed]
    check(not lacking, f"preflights do not allow {', '.join(lacking)}")


def _unknown_path(api: HttpApi) -> None:
    answer = api.get("/api/no-such-path/")
    answer.refused(403 if answer.status == 403 else 404, "not_found")
    _is_for_browsers(answer)


def _is_for_browsers(answer: Reply) -> None:
    check(answer.headers.get("access-control-allow-origin"), f"{answer.call} answered without CORS headers")
