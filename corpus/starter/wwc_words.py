"""Sentences for a programme of the What Works Clearinghouse, made from its figures."""

from __future__ import annotations

from corpus.documents import Section
from corpus.starter.grades import grades_in_words, parse_grades
from corpus.starter.sentences import capitalised, counted, listed, signed
from corpus.starter.tables import Row
from corpus.starter.wwc_vocabulary import DELIVERIES, OUTCOMES, RATINGS, TOPICS

EXPORT_YEAR = 2020
_FEW_STUDENTS = 100  # under this, one unusual class can carry the result, so we point at the count

_INDEX = (
    "An improvement index is how many places an average student without the programme might be expected to "
    "climb (plus) or drop (minus) in a ranking of a hundred students, had that student been given it.",
    "To read an improvement index, picture a hundred students in a row from lowest to highest: it is the "
    "number of places an average student without the programme might be expected to move up (plus) or down "
    "(minus) with it.",
    "Improvement indexes count places in a ranking of a hundred students: how far up (plus) or down (minus) "
    "an average student from the comparison group might be expected to move with the programme.",
)


def rated_sections(rows: tuple[Row, ...], *, rated: tuple[Row, ...], turn: int) -> tuple[Section, ...]:
    """Word a programme with rated outcomes; `turn` picks among sentence patterns, the same every time."""
    with_mean = any(row["mean_improvement_index"] for row in rated)
    outcomes: dict[str, list[Row]] = {}
    for row in rated:
        outcomes.setdefault(row["outcome_domain"], []).append(row)
    found = [_outcome(tuple(its), turn=turn + place) for place, its in enumerate(outcomes.values())]
    # Apart from the findings: what a figure means is the same for all, and is never what a programme found.
    meaning = (Section(title="What the figures mean", text=_INDEX[turn % len(_INDEX)]),) if with_mean else ()
    return (
        Section(title="What it is", text=f"{_opening(rows, turn=turn)} {_delivery(rated)}"),
        Section(title="What was found", text="\n\n".join(found)),
        Section(title="For whom", text=_for_whom(rated)),
        Section(title="How sure we are", text=_how_sure(rated, with_mean=with_mean)),
        *meaning,
        Section(title="What the figures leave out", text=_left_out(rows, rated=rated, with_mean=with_mean)),
    )


def unrated_sections(rows: tuple[Row, ...], *, turn: int) -> tuple[Section, ...]:
    """Word a programme the export only names: not enough evidence, which is not a result of none."""
    lists = "The export lists this programme but holds no rated outcome for it"
    found = (
        f"{lists}, so there is not enough evidence here to say whether it helps. That is not a finding that "
        "it does nothing.",
        f"{lists}. That leaves not enough evidence here to say whether it helps, and it should not be read "
        "as a result of nought.",
        f"{lists}: not enough evidence here to say whether it helps, or whether it does not.",
    )[turn % 3]
    unknown = (
        "Which ages it is meant for and how it is delivered is not on file. "
        "The export does not say why there is no rating.",
        "The export gives no ages, no way of delivery, no counts of students, and no reason for the gap.",
        "We do not know from the export who it was meant for, how it was taught, or why no rating is there.",
    )[turn // 3 % 3]
    later = f"The export is from {EXPORT_YEAR}; studies since then may say more."
    return (
        Section(title="What it is", text=f"{_opening(rows, turn=turn)} There is no description on file."),
        Section(title="What was found", text=found),
        Section(title="What the figures leave out", text=f"{unknown} {later}"),
    )


def _opening(rows: tuple[Row, ...], *, turn: int) -> str:
    title = rows[0]["intervention"]
    topics = listed([_topic(name) for name in dict.fromkeys(row["protocol"] for row in rows)])
    return (
        "The What Works Clearinghouse, which reviews education research for the US government, lists "
        f"{title} under {topics}.",
        f"In the {EXPORT_YEAR} export of the What Works Clearinghouse, the US government's reviewer of "
        f"education research, you will find {title} under {topics}.",
        f"We know {title} from the What Works Clearinghouse, where the US government has education research "
        f"reviewed, under {topics}.",
    )[turn % 3]


def _topic(name: str) -> str:
    plain = TOPICS[name]
    return f"“{name}” ({plain})"


def _delivery(rated: tuple[Row, ...]) -> str:
    ways = dict.fromkeys(way for row in rated for way in row["delivery"].split("; ") if way)
    if not ways:
        return "The export does not say how it is delivered."
    return f"On file it is given {listed([DELIVERIES[way] for way in ways], last='or')}."


def _outcome(rows: tuple[Row, ...], *, turn: int) -> str:
    """Word all ratings of one outcome, then the one mean: it is made for the outcome, not for a heading."""
    outcome = OUTCOMES[rows[0]["outcome_domain"]]
    if len(rows) == 1:
        said = _rating(rows[0], outcome=outcome, turn=turn)
    else:
        each = [f"Under “{row['protocol']}” {_rating_under_heading(row)}" for row in rows]
        said = f"{capitalised(outcome)} was rated under more than one heading. {' '.join(each)}"
    return f"{said} {_mean(rows, turn=turn)}"


def _rating(row: Row, *, outcome: str, turn: int) -> str:
    studies, people = _studies(row), _people(row)
    rating = RATINGS.get(row["effectiveness_rating"])
    if rating is None:
        return (
            f"{capitalised(outcome)} has no rating; the export says “N/A”. On file: {studies}, with {people}."
        )
    return (
        f"For {outcome}, the rating is {rating}. It rests on {studies}, with {people}.",
        f"{capitalised(outcome)} is rated {rating}. Behind that: {studies}, with {people}.",
        f"On {outcome} the Clearinghouse gives {rating}. It counted {studies}, with {people}.",
    )[turn % 3]


def _rating_under_heading(row: Row) -> str:
    rating = RATINGS.get(row["effectiveness_rating"])
    said = f"the rating is {rating}" if rating else "there is no rating; the export says “N/A”"
    return f"{said}. It rests on {_studies(row)}, with {_people(row)}."


def _studies(row: Row) -> str:
    met, eligible = int(row["studies_meeting_standards"]), int(row["studies_eligible"])
    if met < eligible:
        return f"{counted(met, 'study', 'studies')} that met its standards, of {eligible} eligible"
    if met == 1:
        return "the one eligible study, which met its standards"
    return f"{met} eligible studies, {'both' if met == 2 else 'all'} of which met its standards"


def _people(row: Row) -> str:
    if "retention" in row["outcome_domain"]:
        return f"{int(row['students']):,} people counted"
    return counted(int(row["students"]), "student", "students")


def _mean(rows: tuple[Row, ...], *, turn: int) -> str:
    row = rows[0]
    if not row["mean_improvement_index"]:
        return "No improvement index is on file for it, so there is no size of effect to show."
    size = f"{signed(row['mean_improvement_index'])} percentile points"
    across = ", under whichever heading" if len(rows) > 1 else ""
    if row["findings_averaged"] == "1":
        drawn = f"Our own mean has only one finding on file to draw on{across}"
        return f"{drawn}, with an improvement index of {size}."
    of_findings = (
        f"our own mean of the improvement indexes of the {row['findings_averaged']} findings on file{across}"
    )
    return (
        f"{capitalised(of_findings)}{',' if across else ''} is {size}.",
        f"Taken together, the findings come to {size}: {of_findings}.",
        f"By {of_findings}, the difference is {size}.",
    )[turn % 3]


def _for_whom(rated: tuple[Row, ...]) -> str:
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rated:
        groups.setdefault((row["us_grades"], row["delivery"]), []).append(row)
    if len(groups) == 1:
        words = _grades(rated[0]["us_grades"])
        return (
            f"The findings are about {words}."
            if words
            else "The export does not say which ages were studied."
        )
    headings = len({row["protocol"] for row in rated}) > 1
    lines: list[str] = []
    for (grades, delivery), its in groups.items():
        outcomes = listed(list(dict.fromkeys(OUTCOMES[row["outcome_domain"]] for row in its)))
        names = listed([f"“{name}”" for name in dict.fromkeys(row["protocol"] for row in its)])
        words = _grades(grades) or "ages the export does not name"
        ways = listed([DELIVERIES[way] for way in delivery.split("; ") if way])
        under = f", under {names}" if headings else ""
        how = f", taught {ways}" if ways else ""
        lines.append(f"{capitalised(outcomes)}{under}: {words}{how}.")
    return "The findings are about different groups.\n\n" + "\n\n".join(lines)


def _grades(cell: str) -> str:
    grades = parse_grades(cell)
    words = grades_in_words(grades)
    return words if not grades or words.startswith("college") else f"pupils in {words}"


def _how_sure(rated: tuple[Row, ...], *, with_mean: bool) -> str:
    counts = sorted(int(row["studies_meeting_standards"]) for row in rated)
    students = min(int(row["students"]) for row in rated)
    if counts[-1] == 1:
        rests = (
            "That is a single study"
            if len(counts) == 1
            else "No rating here rests on more than a single study"
        )
        said = [f"{rests}, so another could change the picture."]
    elif counts[0] == counts[-1]:
        each = "The rating rests" if len(counts) == 1 else "Each rating rests"
        said = [f"{each} on {counts[0]} studies."]
    else:
        said = [f"The number of studies behind a rating goes from {counts[0]} to {counts[-1]}."]
    if students < _FEW_STUDENTS:
        said.append(f"The smallest count is {students} students, so read it with care.")
    said.append(
        "A rating tells how far the studies can be trusted to show an effect, not how big the effect is."
    )
    if with_mean:
        said.append("Where our mean and the rating seem to differ, go by the rating.")
    return " ".join(said)


def _left_out(rows: tuple[Row, ...], *, rated: tuple[Row, ...], with_mean: bool) -> str:
    said = [
        f"The export is from {EXPORT_YEAR}, so newer studies are not in it. It gives no cost and no "
        "description of the teaching, and it is about the US: schools in the UK may see something else."
    ]
    if with_mean:
        said.append(
            "Our mean counts each finding alike, large study or small, and no range for it is on file."
        )
    blank = dict.fromkeys(row["protocol"] for row in rows if not row["outcome_domain"])
    elsewhere = [name for name in blank if name not in {row["protocol"] for row in rated}]
    if elsewhere:
        said.append(
            f"Under {listed([_topic(name) for name in elsewhere])} the export lists it without a rated "
            "outcome: not enough evidence there to say whether it helps."
        )
    return " ".join(said)
