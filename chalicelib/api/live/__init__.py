"""WebSocket: what clients' frames ask for, and the answers. Events are API Gateway's."""
