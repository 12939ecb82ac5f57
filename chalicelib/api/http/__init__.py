"""What every call shares: reading a request, checking fields, the error envelope, CORS, the log."""
