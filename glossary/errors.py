"""What can go wrong in the glossary.

GlossaryError
├── NoSuchTerm         a term or sense was asked for that the bank does not hold
├── SenseRefused       a sense breaks the bank's rules
├── AlreadyThere       a sense was to be added under an address that is taken
├── BankBusy           someone else is changing the bank
└── CannotImport       a file of terms could not be read at all
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossary.bank_entry import Fault


class GlossaryError(Exception):
    """Anything that the glossary refuses."""


class NoSuchTerm(GlossaryError):
    """A term or sense was asked for that the bank does not hold; `near` are addresses that look like it."""

    def __init__(self, asked: str, *, near: Sequence[str] = ()) -> None:
        self.asked = asked
        self.near = tuple(near)
        hint = f" Near it: {', '.join(near)}." if near else " `chalkface glossary list` shows what there is."
        super().__init__(f"The glossary has no term {asked!r}.{hint}")


class SenseRefused(GlossaryError):
    """A sense breaks the bank's rules; `faults` say which."""

    def __init__(self, sense: str, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        missing = [fault.field for fault in faults if fault.message.startswith("is missing; every")]
        said = [f"{fault.field}: {fault.message}" if fault.field else fault.message for fault in faults]
        others = [line for line, fault in zip(said, faults, strict=True) if fault.field not in missing]
        what = " ".join([*([f"Still needed: {', '.join(missing)}."] if missing else []), *others])
        super().__init__(f"{sense} was not taken in. {what}")


class AlreadyThere(GlossaryError):
    """A sense was to be added under an address that is taken."""


class BankBusy(GlossaryError):
    """Someone else is changing the bank."""


class CannotImport(GlossaryError):
    """A file of terms could not be read at all."""
