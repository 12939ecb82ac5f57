"""The accounts to try Charla with, as `services().agents.create` takes them."""

PASSWORD = "password123"  # noqa: S105  # known to everybody, and made on the loopback alone
AGENTS: tuple[dict[str, str], ...] = (
    {"username": "admin", "email": "admin@empresa.com", "role": "admin"},
    {
        "username": "agente1",
        "email": "agente1@empresa.com",
        "first_name": "Carlos",
        "last_name": "López",
    },
    {
        "username": "agente2",
        "email": "agente2@empresa.com",
        "first_name": "María",
        "last_name": "García",
    },
)
