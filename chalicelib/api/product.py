"""What asks nobody who they are and touches no table."""

from collections.abc import Sequence

from chalicelib.api.http.call import Answer, Call
from chalicelib.api.http.routes import Routes
from chalicelib.api.openapi.document import document


def product_routes(flows: Sequence[Routes]) -> Routes:
    """Health, and the description of the `flows` and of itself."""
    routes = Routes(__name__, auth="none")

    @routes.get("/api/health", "Is it up?", response="Health")
    def health(call: Call) -> Answer:
        return Answer({"status": "ok"})

    @routes.get("/api/openapi.json", "This description", response="OpenApi")
    def openapi(call: Call) -> Answer:
        return Answer(document([*flows, routes], call.services.settings))

    return routes
