"""Proofs of the delivery guarantees: crashes, lost answers, races, and a model to compare with."""
