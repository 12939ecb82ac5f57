"""Who calls: an `Authorization` that is not valid is a 401 everywhere, never taken for a guest."""

from chalicelib.api.http.call import ApiRequest
from chalicelib.domain.agents import AuthenticationRequired, InvalidToken


def authenticate(call: ApiRequest, auth: str) -> None:
    """Sets the call's agent, and notes that it is there. Raises AuthenticationRequired, InvalidToken."""
    if auth == "none":
        return
    header = call.request.headers.get("authorization")
    if header is None:
        if auth == "agent":
            raise AuthenticationRequired
        return
    scheme, _, token = header.strip().partition(" ")
    if scheme.lower() != "token":
        raise InvalidToken
    call.token = token.strip()
    call.caller = call.services.auth.authenticate(call.token)
    call.services.presence.seen(call.caller)
