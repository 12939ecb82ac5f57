"""A WebSocket gateway for one machine: what API Gateway does around the app's handlers."""
