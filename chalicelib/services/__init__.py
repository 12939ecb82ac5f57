"""The use cases. They know the domain and the ports; what is behind a port they don't know."""
