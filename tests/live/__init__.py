"""The live protocol, over real sockets: what a client sees, and what it does not lose."""
