"""What asks nobody who they are and touches no table."""

from collections.abc import Sequence

from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.routes import Routes
from chalicelib.api.openapi.document import document


def product_routes(flows: Sequence[Routes]) -> Routes:
    """Health, and the description of the `flows` and of itself."""
    routes = Routes(__name__, auth="none")

    @routes.get("/api/health", "Is it up?", response="Health")
    def health(request: ApiRequest) -> ApiResponse:
        return ApiResponse({"status": "ok"})

    @routes.get("/api/openapi.json", "This description", response="OpenApi")
    def openapi(request: ApiRequest) -> ApiResponse:
        return ApiResponse(document([*flows, routes], request.services.settings))

    return routes
