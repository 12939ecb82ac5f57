"""The goals of the costs, on small tables, and the rules that they are computed by."""
