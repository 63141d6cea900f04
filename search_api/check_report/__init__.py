"""Says what a check of wording found: on a terminal, as JSON, as SARIF and as a page."""
