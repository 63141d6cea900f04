"""Proof that a plain sentence says what its source says."""
