"""The objects of docs/contract.md, "Objects", as JSON.

Fields may be added; none is ever removed or renamed.
"""
