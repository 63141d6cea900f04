"""What goes wrong when a sidecar is read."""

from __future__ import annotations


class SidecarError(ValueError):
    """A sidecar that cannot be used; the message is one line: what was found and what to do."""
