"""What each page template receives: one documented dataclass a template, all of plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead somewhere; `outside` is True for addresses beyond this server."""

    words: str
    href: str
    outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A tick box of the filters: form `value`, its `label`, whether it is ticked."""

    value: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceGroup:
    """The tick boxes of one filter; `name` is its name in the address."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchBox:
    """The question box with its filters, as they stand in the address.

    `limits` are the filters in force in words, each leading to the same question without it.
    """

    question: str
    year_from: str
    year_to: str
    groups: tuple[ChoiceGroup, ...]
    limits: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A range drawn on a line, in the units of its drawing (120 wide, "no difference" at 60).

    `dot` is where a single value stands, or None.
    """

    left: float
    width: float
    dot: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dial:
    """One figure of a finding: words first, the figure behind.

    `known` is False where there is not enough evidence or nothing on file: a state of its own, drawn
    neither as a zero nor as an empty dial. `scale` draws a range, `steps` a rating (True is a filled step);
    `key` is "difference", "sure" or "cost".
    """

    key: str
    name: str
    words: str
    figure: str
    known: bool
    scale: Scale | None = None
    steps: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text; `marked` stretches are highlighted, `anchor` is an id to jump to."""

    text: str
    marked: bool = False
    anchor: str | None = None


Paragraph = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change that was made for the plain version: the words before, those after, and why.

    `before` is empty where words were added, `after` where they were taken out.
    """

    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainView:
    """The plain version of a quote, worded by rules, with every change; `kept` says what was not touched."""

    text: str
    changes: tuple[ChangeView, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """The quote of a finding: its words, whose they are, where they stand, and the way to that place.

    `plain` stands before it on the page, never in its place; None where no words were changed. `numbers` are
    the quote's figures read out, a sentence each.
    """

    text: str
    plain: PlainView | None
    numbers: tuple[str, ...]
    label: str
    ours: bool
    place: str
    there: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding as a card shows it.

    `hidden` says why there is no quote; `quote` is then None and `passage` empty. `no_figures` stands in
    for the dials where nothing at all is on file; `whom` and `design` are empty where nothing is known.
    """

    number: int
    title: Link
    byline: str
    retracted: bool
    quote: QuoteView | None
    hidden: str
    dials: tuple[Dial, ...]
    no_figures: str
    whom: str
    design: str
    why: str
    matched: tuple[str, ...]
    passage: tuple[Paragraph, ...]
    outside: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingView:
    """What is said when nothing is found: the reason, what lies near, what to try."""

    reason: str
    nearby: tuple[Link, ...]
    tries: tuple[str, ...]
    way_out: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """`home.html`: the question box before anything was found.

    `documents` counts what can be searched and is 0 before the first build; `word` is a gentle remark on
    what was typed, or empty.
    """

    title: str
    description: str
    box: SearchBox
    documents: int
    examples: tuple[Link, ...]
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPage:
    """`results.html`: the answer to a question. Either `findings` or `nothing` is filled.

    `counted` says how many findings there are; `remarks` tell which parts of the address were not
    understood.
    """

    title: str
    description: str
    box: SearchBox
    heading: str
    counted: str
    remarks: tuple[str, ...]
    findings: tuple[FindingView, ...]
    nothing: NothingView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One known fact of a document, with a link where there is one."""

    name: str
    words: str
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A page or section of a document's text."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """`document.html`: one document with its facts, its figures and, where allowed, its whole text.

    `no_text` says why `places` is empty; `whose` says whose words the text is.
    """

    title: str
    description: str
    box: SearchBox
    heading: str
    kind: str
    byline: str
    retracted: bool
    dials: tuple[Dial, ...]
    no_figures: str
    facts: tuple[FactRow, ...]
    licence: str
    permission: str
    outside: Link | None
    file: Link | None
    whose: str
    places: tuple[PlaceView, ...]
    no_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPage:
    """`problem.html`: something could not be shown; `what` says why, `tries` what to do next."""

    title: str
    description: str
    box: SearchBox
    heading: str
    what: str
    tries: tuple[Link, ...]


Page = HomePage | ResultsPage | DocumentPage | ProblemPage
