"""What the bank holds, counted: areas, relations, regions, grades, phrases, and how its wordings fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.bank_entry import Fault
from glossary.coverage import Standing, count, coverage
from glossary.fitting_in import Tried, try_wordings
from glossary.phrases import Counted, count_phrases
from glossary.term_bank import TermBank


@dataclass(frozen=True, slots=True)
class BankReport:
    """The figures of `glossary check`. `tried` is every plain wording in three sentences."""

    terms: int
    senses: int
    retired: int
    areas: Counter[str]
    relations: Counter[str]
    regions: Counter[str]
    grades: Counter[str]
    several_senses: int
    wordings: int
    phrases: Counted
    commonest: dict[Standing, int]
    """Where the thousand commonest words of education research stand."""
    tried: tuple[Tried, ...]
    faults: tuple[Fault, ...]

    @property
    def misfits(self) -> tuple[Tried, ...]:
        """The wordings that were not read as the same part of speech in all three sentences."""
        return tuple(one for one in self.tried if not one.fits)


def report_on(bank: TermBank, faults: Sequence[Fault], *, try_them: bool = True) -> BankReport:
    """Count the bank. With `try_them` every plain wording is parsed three times: half a minute in all."""
    senses = bank.current
    held = Counter(sense.term_id for sense in senses)
    return BankReport(
        terms=len(held),
        senses=len(senses),
        retired=len(bank.senses) - len(senses),
        areas=Counter(sense.area for sense in senses),
        relations=Counter(sense.relation.value for sense in senses),
        regions=Counter(region for sense in senses for region in sense.region),
        grades=Counter(sense.grade.value for sense in senses),
        several_senses=sum(count > 1 for count in held.values()),
        wordings=sum(len(sense.plain) for sense in senses),
        phrases=count_phrases(phrase for sense in senses for phrase in sense.phrases),
        commonest=count(coverage(bank.tree)),
        tried=tuple(try_wordings(senses)) if try_them else (),
        faults=tuple(faults),
    )
