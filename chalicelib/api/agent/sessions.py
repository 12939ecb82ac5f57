"""Agents log in and out."""

from chalicelib.api.http.call import Answer, Call
from chalicelib.api.http.fields import Password, Text
from chalicelib.api.http.routes import Routes
from chalicelib.domain.agents import USERNAME_MAX_CHARACTERS
from chalicelib.objects.agents import agent_object, user_object

routes = Routes(__name__, auth="agent")

_LOGIN = {"username": Text(limit=USERNAME_MAX_CHARACTERS), "password": Password()}


@routes.post("/api/auth/login", "Log in", auth="optional", body=_LOGIN, response="Login")
def login(call: Call) -> Answer:
    logged_in = call.services.logins.login(call.body["username"], call.body["password"], call.address)
    call.services.presence.seen(logged_in.agent)
    return Answer(
        {
            "token": logged_in.token,
            "user": user_object(logged_in.agent),
            "agent": agent_object(logged_in.agent),
            "live_url": call.services.settings.live_url or None,
        }
    )


@routes.post("/api/auth/logout", "Log out: the token is dead at once", response="Text")
def logout(call: Call) -> Answer:
    call.services.logins.logout(call.agent, call.token)
    return Answer({"message": call.text("logged_out")})
