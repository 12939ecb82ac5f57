"""The API's client for tests, smoke and benchmarks: HTTP, a guest, an agent, a WebSocket. Never shipped."""
