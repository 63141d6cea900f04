"""Alembic's migrations of the catalogue, forward from every released version."""
