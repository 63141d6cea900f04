"""The EEF Teaching and Learning Toolkit: our summary and EEF's figures for each of its strands."""

from __future__ import annotations

from importlib.resources import files

from corpus.documents import Effect, Facts, Kind, Record, Section
from corpus.starter.sentences import OUR_LICENCE
from corpus.starter.tables import Row, table

SOURCE = "EEF Teaching and Learning Toolkit"
EFFECT_SOURCE = "EEF's own table from months to effect sizes, not a measured interval"
_FIGURES = "EEF toolkit figures"


def strand_records() -> tuple[Record, ...]:
    """Give one record for each strand, in the order of EEF's list; ids are "eef-" and EEF's own slug.

    The texts are ours; months, cost and strength are EEF's as read on the day in the table. A strand
    without months has no effect either: EEF says that there is not enough evidence. Raises ValueError when
    a text does not begin with its title or has a part without one.
    """
    effects = {int(row["months"]): row for row in table("eef_months_conversion")}
    return tuple(_record(row, effects=effects) for row in table("eef_toolkit_strands"))


def read_strand(text: str) -> tuple[str, tuple[Section, ...]]:
    """Part a Markdown text of ours into its title ("# ...") and its sections ("## ..."), in order."""
    head, *parts = ("\n" + text.replace("\r\n", "\n").strip()).split("\n## ")
    title = head.strip()
    if not title.startswith("# ") or "\n" in title or not parts:
        raise ValueError(f"A strand begins with '# title' and goes on with '## section', not {text[:40]!r}.")
    return title.removeprefix("# ").strip(), tuple(_section(part) for part in parts)


def _section(part: str) -> Section:
    title, _, body = part.partition("\n")
    paragraphs = (" ".join(paragraph.split()) for paragraph in body.split("\n\n"))
    joined = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    if not title.strip() or not joined:
        raise ValueError(f"A section of a strand needs a title and a text, not {part[:40]!r}.")
    return Section(title=title.strip(), text=joined)


def _record(row: Row, *, effects: dict[int, Row]) -> Record:
    slug = row["slug"]
    text = files("corpus.starter").joinpath("strands", f"{slug}.md").read_text(encoding="utf-8")
    _, sections = read_strand(text)
    months = int(row["impact_months"]) if row["impact_months"] else None
    known = {
        "title": row["name"],
        "url": row["source_url"],
        "year": int(row["read_on"][:4]),
        "strength": int(row["evidence_rating_0_to_5"]),
        "cost": int(row["cost_rating_1_to_5"]),
        "design": "evidence synthesis",
        "source": SOURCE,
    }
    if months is not None:
        known |= {"months": months, "effect": _effect(months, effects=effects)}
    facts = Facts(
        **known,  # pyright: ignore[reportArgumentType]
        licence_claims=(OUR_LICENCE,),
        where=dict.fromkeys(known, f"{_FIGURES}, read on {row['read_on']}"),
    )
    return Record(
        id=f"eef-{slug}", kind=Kind.TOOLKIT_STRAND, by="our_summary", facts=facts, sections=sections
    )


def _effect(months: int, *, effects: dict[int, Row]) -> Effect:
    """Look the months up in EEF's table; fewer than none are the same band with the sign turned."""
    row = effects[abs(months)]
    low, high = float(row["effect_size_from"]), float(row["effect_size_to"])
    if months < 0:
        low, high = -high, -low
    return Effect(value=None, unit="standard deviations", low=low, high=high, source=EFFECT_SOURCE)
