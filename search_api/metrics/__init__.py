"""Quality measures: one file a published formula, checked against ir_measures in the tests."""
