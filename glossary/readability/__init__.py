"""How hard a text is to read, by several formulas of well-kept libraries."""
