"""What asks nobody who they are and touches no table."""

from chalicelib.api.http.call import Answer, Call
from chalicelib.api.http.routes import Routes

routes = Routes(__name__, who="nobody")


@routes.get("/api/health", "Is it up?", answers="Health")
def health(call: Call) -> Answer:
    return Answer({"status": "ok"})
