"""The contract's objects, as JSON. Fields may be added; none is ever removed or renamed."""
