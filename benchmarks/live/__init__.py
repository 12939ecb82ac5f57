"""How soon a message is seen, whether anything is lost, and what an idle chat asks for."""
