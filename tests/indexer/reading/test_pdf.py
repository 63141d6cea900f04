"""Cleaning PDF pages: paragraphs, furniture, columns, references, facts."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from pypdf import PdfReader

from indexer.reading.limits import DEFAULT_LIMITS
from indexer.reading.pdf import read_pdf
from indexer.reading.readings import Reading

Piece = tuple[float, float, float, str]

LEFT = [
    "The left column tells how the pupils were",
    "taught in groups of four, and what their",
    "teachers thought of it when they had been",
    "asked about it at the end of the long year",
    "by people who did not know which group it",
    "was that each of them had been teaching so",
    "that nobody could guess the outcome before",
    "it was counted by the people who did count",
    "and who wrote all of this down afterwards.",
]
RIGHT = [
    "on the right we read what came out of this",
    "when the tests had been marked, which took",
    "rather longer than anybody had thought, as",
    "some of the schools had moved or closed in",
    "between, and others had lost half of those",
    "papers that should have been sent to us by",
    "the beginning of spring, and in the end we",
    "had to go and fetch them by car ourselves,",
    "which was fun.",
]


def read(pages: Sequence[Sequence[Piece]], make_pdf: Callable[..., bytes], **more: object) -> Reading:
    return read_pdf(make_pdf(pages, **more), limits=DEFAULT_LIMITS)


def column(x: float, top: float, lines: list[str], size: float = 10) -> list[Piece]:
    return [(x, top - 12 * number, size, line) for number, line in enumerate(lines)]


def test_paragraphs_headings_and_hyphens(make_pdf: Callable[..., bytes]) -> None:
    page = [
        *column(72, 700, ["Method"], 14),
        *column(
            72, 676, ["We asked teachers of small groups how they taught their mod-", "ules over the year."]
        ),
        *column(72, 640, ["A second paragraph begins below a wider gap than usual."]),
        *column(84, 616, ["• one thing that they said,", "• another thing."]),
        *column(72, 580, ["Figure 1: A caption in small type."], 8),
    ]
    assert read([page], make_pdf).places[0].text.split("\n\n") == [
        "Method",
        "We asked teachers of small groups how they taught their modules over the year.",
        "A second paragraph begins below a wider gap than usual.",
        "one thing that they said,",
        "another thing.",
        "Figure 1: A caption in small type.",
    ]


def test_indented_paragraphs(make_pdf: Callable[..., bytes]) -> None:
    page = [
        *column(
            72,
            700,
            [
                "The first paragraph has two lines of text that fill",
                "the whole measure and ends at the margin.",
            ],
        ),
        (84, 676, 10, "The second is set in and stands as close as any line"),
        (72, 664, 10, "to the one before."),
    ]
    assert len(read([page], make_pdf).places[0].text.split("\n\n")) == 2


def test_running_heads_feet_and_page_numbers_go(make_pdf: Callable[..., bytes]) -> None:
    pages = [
        [
            (72, 800, 8, f"Journal of Trials {number}(2), {number}"),
            *column(
                72,
                700,
                [f"Page {number} holds text about pupils and {['their', 'our', 'no'][number]} school."],
            ),
            (72, 60, 8, f"Smith et al. (2020). A trial. https://doi.org/10.1/x{number}"),
            (290, 40, 8, str(number + 1)),
        ]
        for number in range(3)
    ]
    texts = [place.text for place in read(pages, make_pdf).places]
    assert texts == [
        f"Page {n} holds text about pupils and {['their', 'our', 'no'][n]} school." for n in range(3)
    ]


def test_figures_alone_are_not_text(make_pdf: Callable[..., bytes]) -> None:
    page = [*column(72, 700, ["Words about a chart."]), (300, 500, 7, "0.5"), (300, 470, 7, "1.0")]
    assert read([page], make_pdf).places[0].text == "Words about a chart."


def test_columns_in_order_are_left_alone(make_pdf: Callable[..., bytes]) -> None:
    text = read([[*column(72, 700, LEFT), *column(310, 700, RIGHT)]], make_pdf).places[0].text
    assert text == " ".join(LEFT) + "\n\n" + " ".join(RIGHT) or text == " ".join([*LEFT, *RIGHT])


def test_mixed_columns_are_put_in_order(make_pdf: Callable[..., bytes]) -> None:
    mixed = [
        piece
        for left, right in zip(column(72, 700, LEFT), column(310, 700, RIGHT), strict=True)
        for piece in (left, right)
    ]
    place = read([[(72, 740, 16, "A title over both columns of the page"), *mixed]], make_pdf).places[0]
    assert " ".join(LEFT) in place.text
    assert " ".join(RIGHT) in place.text
    assert place.text.index(LEFT[-1]) < place.text.index(RIGHT[0])


def test_a_table_is_not_taken_for_columns(make_pdf: Callable[..., bytes]) -> None:
    rows = [
        piece
        for number in range(12)
        for piece in (
            (72, 700 - 14 * number, 10, f"School {number}"),
            (310, 700 - 14 * number, 10, f"{number} pupils"),
        )
    ]
    assert "School 3 3 pupils" in read([rows], make_pdf).places[0].text


def test_references_are_marked_and_end_at_an_appendix(make_pdf: Callable[..., bytes]) -> None:
    pages = [
        [
            *column(72, 700, ["Text of the paper that goes on and on.", "And on."]),
            *column(72, 640, ["References"], 13),
            *column(72, 610, ["Smith, J. (2020). A trial of trials."]),
        ],
        [*column(72, 700, ["Jones, K. (2021). Another trial of trials."])],
        [
            *column(72, 700, ["Appendix A"], 13),
            *column(72, 670, ["Here the questions to the pupils are printed in full.", "And the answers."]),
        ],
    ]
    places = read(pages, make_pdf).places
    start = places[0].references_from
    assert start is not None
    assert places[0].text[start:].startswith("References")
    assert [place.references_from for place in places[1:]] == [0, None]


def test_origins_lead_back_to_the_plain_extraction(make_pdf: Callable[..., bytes]) -> None:
    content = make_pdf([[*column(72, 700, LEFT), *column(310, 700, RIGHT)]])
    raw = PdfReader(io.BytesIO(content)).pages[0].extract_text()
    place = read_pdf(content, limits=DEFAULT_LIMITS).places[0]
    assert place.origins
    for origin in place.origins:
        kept = place.text[origin.start : origin.start + origin.length]
        assert kept == raw[origin.raw_start : origin.raw_start + origin.length]


FIRST_PAGE: list[Piece] = [
    *column(150, 760, ["Small groups and what they"], 18),
    (150, 740, 18, "do for reading"),
    *column(150, 715, ["Anna K. Smith, Bo de Vries, and Chloë O’Neill"], 12),
    *column(150, 695, ["1 University of Somewhere"], 9),
    *column(
        28,
        670,
        ["DOI: 10.1234/Trial.0042", "Software", "Submitted: 01 May 2019", "Published: 09 October 2022"],
        8,
    ),
    *column(28, 610, ["License", "Authors of papers retain copy-", "right and release the work under"], 8),
    *column(28, 574, ["a Creative Commons Attribution", "4.0 International License (CC BY", "4.0)."], 8),
    *column(150, 670, ["Summary"], 14),
    *column(
        150,
        650,
        [
            "We asked whether small groups help pupils to read, and they did help a bit, as others",
            "had found before us (Jones, 2011, https://doi.org/10.9999/other). The software is released",
            "under the MIT License, and the data are available under CC BY-NC 4.0 from our archive.",
        ],
    ),
]


def test_facts_from_the_first_page(make_pdf: Callable[..., bytes]) -> None:
    reading = read([FIRST_PAGE], make_pdf, info={"Title": "Microsoft Word - trial_final.doc"})
    facts = reading.facts
    assert facts.title == "Small groups and what they do for reading"
    assert facts.authors == ("Anna K. Smith", "Bo de Vries", "Chloë O’Neill")
    assert facts.doi == "10.1234/trial.0042"
    assert facts.year == 2022
    assert [claim.licence for claim in facts.licence_claims] == ["CC-BY-4.0"]
    assert facts.where["title"] == facts.where["doi"] == "first page"
    assert "Creative Commons" not in reading.places[0].text
    assert "Summary\n\nWe asked whether" in reading.places[0].text


def test_facts_from_the_files_properties(make_pdf: Callable[..., bytes]) -> None:
    info = {"Title": "Small Groups and what they do for Reading", "Author": "Smith, A.; Jones, B. C."}
    facts = read([FIRST_PAGE], make_pdf, info=info).facts
    assert facts.title == info["Title"]
    assert facts.where["title"] == "file properties"


def test_what_is_not_stated_stays_unknown(make_pdf: Callable[..., bytes]) -> None:
    facts = read(
        [[*column(72, 700, ["Some words and nothing else, see 10.1234/other and 10.1234/more."])]], make_pdf
    ).facts
    assert facts.title is None
    assert facts.authors == ()
    assert facts.year is None
    assert facts.doi is None
    assert facts.licence_claims == ()
