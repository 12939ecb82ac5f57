"""HTTP: a blueprint for each flow of the specification, guests' and agents' apart."""
