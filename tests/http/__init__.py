"""docs/contract.md over HTTP, in process: one file per flow, the app seen from outside only."""
