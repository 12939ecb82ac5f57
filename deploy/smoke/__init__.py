"""`make smoke`: walks a guest's and an agent's way through a Charla at any address, and tidies up."""
