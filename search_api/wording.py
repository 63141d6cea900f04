"""Sentences about documents and quotes, the same on the console and on the pages."""

from __future__ import annotations

from corpus.documents import Document, Facts, Kind
from glossary.figures import cost_in_words, effect_in_words, progress_in_words, strength_in_words
from search_api.answer import Quote

FEW_AUTHORS = 3
"""More authors than this become "first author and others"."""


def byline(document: Document) -> str:
    """Return authors, year and source in one line, leaving out what is not known."""
    facts = document.facts
    if document.kind is not Kind.PAPER:
        # The year of such a record is when its figures were read, not when anything was published.
        return f"{facts.source}, as of {facts.year}"
    authors = ", ".join(facts.authors)
    if len(facts.authors) > FEW_AUTHORS:
        authors = f"{facts.authors[0]} and others"
    parts = [authors, str(facts.year) if facts.year else "year not known", facts.source or ""]
    line = ". ".join(part for part in parts if part)
    return f"RETRACTED. {line}" if facts.retracted else line


def figures_line(document: Document) -> str:
    """Return effect, strength and cost in one line; empty where the document carries none of them."""
    facts = document.facts
    parts: list[str] = []
    effect = facts.effect
    known = effect is not None and effect.low is not None and effect.high is not None
    if rated_in_months(facts) and facts.months is not None and not known:
        # Months without the effect sizes they stand for are read as far more than they are.
        parts.append("progress is not shown, because the effect sizes behind it are not known")
        parts.append(f"evidence: {strength_in_words(facts.strength)}")
    elif rated_in_months(facts):
        parts.append(
            progress_in_words(
                months=facts.months,
                low=effect.low if effect else None,
                high=effect.high if effect else None,
                source=effect.source if effect else "",
                strength=facts.strength,
            )
        )
    else:
        if facts.effect is not None:
            parts.append(
                "effect: "
                + effect_in_words(
                    low=facts.effect.low,
                    high=facts.effect.high,
                    value=facts.effect.value,
                    unit=facts.effect.unit,
                    source=facts.effect.source,
                )
            )
        if facts.strength is not None:
            parts.append(f"evidence: {strength_in_words(facts.strength)}")
    if facts.cost is not None:
        parts.append(f"cost: {cost_in_words(facts.cost)}")
    line = "; ".join(parts)
    return line[:1].upper() + line[1:]


def rated_in_months(facts: Facts) -> bool:
    """Whether a document is one of those that EEF rates, so that missing months mean not enough evidence."""
    return facts.strength is not None and facts.cost is not None


def quote_label(quote: Quote) -> str:
    """Say whose words a quote is."""
    return "The researchers' own words" if quote.by == "source" else "Our summary, not the researchers' words"


def place_words(quote: Quote) -> str:
    """Say where a quote stands."""
    if quote.page is not None:
        return f"page {quote.page}"
    return f"section “{quote.section.split(' > ')[-1]}”" if quote.section else "in the text"
