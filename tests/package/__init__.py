"""The zip that ships: small, the same at every build, and enough to serve every route."""
