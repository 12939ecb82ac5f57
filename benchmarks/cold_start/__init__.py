"""How long a fresh process takes to its first answer, beside a bare Chalice app."""
