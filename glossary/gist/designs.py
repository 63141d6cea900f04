"""Finds what kind of study a text reports, where it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.gist.design_cues import RULES, SAID, Family
from glossary.gist.telling import Role, Span, Statement


@dataclass(frozen=True, slots=True)
class Design:
    """The kind of a study, how it is said, and where the text states it."""

    family: Family
    said: str
    sentence: int
    place: Span
    planned: bool = False


_rules = tuple((family, said, re.compile(pattern, re.IGNORECASE)) for family, said, pattern in RULES)

_by_chance = [pattern for family, _, pattern in _rules if family is Family.TRIAL][-1]
_QUASI = re.compile(r"\bquasi-?[ -]?experiment", re.IGNORECASE)
"""Two classes, one of them drawn by lot, are called a quasi-experiment by those who ran it, and rightly."""
_CONTROL = re.compile(
    r"\b(?:control|comparison|business-as-usual|wait-?(?:ing )?-?list)[- ](?:groups?|class(?:es)?|schools?|"
    r"condition|students|pupils|children)\b|\bcontrols\b",
    re.IGNORECASE,
)
_NO_CONTROL = re.compile(
    r"\b(?:no|without an?|without|lack of an?|not (?:have|include) an?) (?:control|comparison)", re.IGNORECASE
)
_PRE_POST = re.compile(
    r"\bpre-?[ -]?(?:test|post|intervention|assessment|survey)\w*\b[^.]{0,60}\bpost-?[ -]?(?:test|"
    r"intervention|assessment|survey)?\w*\b|\bbefore and after\b|\bpre-?/?[ -]?(?:and|to|&) post",
    re.IGNORECASE,
)
_EXPERIMENT = re.compile(
    r"\b(?:experimental|treatment|intervention|test) (?:group|class|school|condition|students)s?\b",
    re.IGNORECASE,
)
_NOT_RANDOM = re.compile(r"\b(?:not|without|neither|non-?)[ -]?(?:[\w()]+ ){0,3}random", re.IGNORECASE)

_OWN_WORK = (Role.AIM, Role.METHOD, Role.PLAN, Role.RESULT)


def design_of(told: Sequence[Statement]) -> Design | None:
    """Return the kind of study that `told` reports, or None when it is not stated for sure.

    Chance is looked for everywhere before anything else, so that a trial with interviews stays a trial;
    a review before that, because it speaks of the trials that it gathered.
    """
    own = [one for one in told if one.role in _OWN_WORK]
    planned = any(one.role is Role.PLAN for one in told) and not any(one.role is Role.RESULT for one in told)
    asked: list[Design] = []
    quasi = any(_QUASI.search(one.words) for one in own)
    for family, said, pattern in _rules:
        if (quasi and pattern is _by_chance) or (family is Family.QUASI and not _groups(own)):
            continue
        for one in own:
            found = _first(pattern, one, family)
            if found:
                design = Design(family, said or SAID[family], one.sentence, one.place(found, "cue"), planned)
                if family not in _ASKED:
                    return design
                if all(earlier.family is not family for earlier in asked) and _alone(family, own):
                    asked.append(design)
                break
        if family is Family.QUASI:
            compared = _two_groups(own)
            if compared:
                return compared
    if not asked:
        return _before_and_after(own)
    return asked[0] if len(asked) == 1 and not _needs_links(asked[0], own) else _of_links(asked, own)


_ASKED = (Family.QUALITATIVE, Family.CORRELATIONAL, Family.SURVEY)
"""Kinds of study that share their tools: a survey may look for links, and interviews may follow it."""
_LINKS = re.compile(r"\b(?:relation(?:ship)?s?|associat\w+|predict\w*|correlat\w+|links?)\b", re.IGNORECASE)


_COUNTS = re.compile(
    r"\bquantitative|\bstatistical|\bsignificant(?:ly)? (?:\w+ )?(?:differ|higher|lower|improv|increas|"
    r"effect|more|"
    r"less|relat|predict|correl)|\bp ?[<=]|\bpre-?test|\bpost-?test|\bAN(?:C)?OVA|\bt-tests?\b|\bscores?\b|"
    r"\bcorrelat|\bregression|\bsurvey|\bquestionnaires?\b|\bachievement tests?\b|\bmixed[- ]method|"
    r"\bcompared\b|"
    r"\beffects? size|\bcontrol(?:led)?\b",
    re.IGNORECASE,
)
"""Beside one of these, interviews are one means of several."""
_TRIES = re.compile(
    r"\b(?:interview|focus group|observ|treatment|experiment|intervention|pre-?test|post-?test|test scores|"
    r"achievement|document|program|outreach|workshop|case stud|log data|portfolio)\w*",
    re.IGNORECASE,
)
"""Beside one of these, a survey is one means of several."""


_GROUPS = re.compile(
    r"\b(?:(?:control|comparison|experimental|treatment|intervention|two|three|four|both|groups?|classes|sections|"
    r"cohorts?) ?(?:groups?|class(?:es)?|schools?|sections|condition)?|matched|matching|discontinuity|"
    r"difference-in-differences?|instrumental|causal[- ]comparative|natural experiment|compar\w+)\b",
    re.IGNORECASE,
)


def _groups(own: Sequence[Statement]) -> bool:
    """Whether the text speaks of groups at all: one group asked several times is at times called a
    quasi-experiment, too."""
    return any(_GROUPS.search(re.sub(r"quasi-?[ -]?experimental", "", one.words)) for one in own)


def _alone(family: Family, own: Sequence[Statement]) -> bool:
    """Whether nothing else in the text says that what was asked is only one half of the study."""
    if family is Family.CORRELATIONAL:
        return not any(_PRE_POST.search(one.words) for one in own)
    others = _COUNTS if family is Family.QUALITATIVE else _TRIES
    return not any(others.search(one.words) for one in own)


def _needs_links(design: Design, own: Sequence[Statement]) -> bool:
    """A regression serves many ends: it makes a study one of links only where links were asked about."""
    return design.family is Family.CORRELATIONAL and not any("correlational" in one.words for one in own)


def _of_links(asked: Sequence[Design], own: Sequence[Statement]) -> Design | None:
    """Of a survey and a study of links the latter, where links are what was asked."""
    links = next((one for one in asked if one.family is Family.CORRELATIONAL), None)
    if links and not any(one.family is Family.QUALITATIVE for one in asked):
        return links if any(one.role is Role.AIM and _LINKS.search(one.words) for one in own) else None
    return None


def _first(pattern: re.Pattern[str], one: Statement, family: Family) -> re.Match[str] | None:
    return next((found for found in pattern.finditer(one.words) if _holds(found, one, family)), None)


def _holds(found: re.Match[str], one: Statement, family: Family) -> bool:
    """Whether a cue speaks of the study at hand, and not of others or of what it is not."""
    before = one.words[max(0, found.start("cue") - 60) : found.start("cue")]
    if family is Family.QUASI and (_NO_CONTROL.search(one.words) or _ONE_CASE.search(one.words)):
        return False
    if family is Family.BEFORE_AFTER and _OF_ARTICLES.search(one.words):
        return False
    if family is Family.TRIAL and not _by_lot(found, one, before):
        return False
    if family is Family.CORRELATIONAL and (one.role is Role.RESULT or _DATASET.search(found["cue"])):
        return False
    if family is Family.REVIEW and _WEAK_REVIEW.search(found["cue"]) and not _HOLDS.search(one.words):
        return False
    return not (family is Family.REVIEW and (one.role is Role.RESULT or _PAST_REVIEW.search(before)))


def _by_lot(found: re.Match[str], one: Statement, before: str) -> bool:
    """Whether chance made the groups that were compared, in a trial that was run."""
    after = one.words[found.end("cue") :]
    if _NOT_RANDOM.search(one.words) or _OF_TRIALS.search(before) or _IN_TEAMS.match(after):
        return False
    if _NO_TRIAL.search(found["cue"] + after):
        return False
    return not _SEVERAL.search(found["cue"]) or bool(_OWN_SEVERAL.search(before))


_ONE_CASE = re.compile(r"\b(?:single|one)[- ](?:subject|case|participant|group)\b", re.IGNORECASE)
_OF_ARTICLES = re.compile(r"\b(?:articles|studies|literature)\b", re.IGNORECASE)
"""Single-case designs may be those of the studies that a review holds."""
_IN_TEAMS = re.compile(r" (?:in)?to (?:small |one of )?(?:groups|teams|pairs) of\b", re.IGNORECASE)
"""Chance may make the groups in which pupils work, all taught alike."""
_NO_TRIAL = re.compile(
    r"\bmultiple[- ](?:baseline|probe)|\bsingle[- ]case|\bunder ?way\b|\bongoing\b", re.IGNORECASE
)
"""Chance may decide who begins first in a single-case study; a trial under way is another one."""
_SEVERAL = re.compile(r"(?:trials|experiments|studies|RCTs|evaluations)$", re.IGNORECASE)
_OWN_SEVERAL = re.compile(r"\b(?:two|three|four|five|six|these|our|both)(?: [\w-]+){0,3} ?$", re.IGNORECASE)
"""Trials in the plural are talk of trials, unless the text counts its own."""
_DATASET = re.compile(r"Longitudinal S|Cohort S")
"""The name of a collection of data, not of what was done with it."""
_WEAK_REVIEW = re.compile(
    r"(?:literature|critical|narrative|comprehensive|research|evidence|integrative) |review of|^review|"
    r"^synthesi",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b\d+ (?:[\w-]+ ){0,5}(?:studies|articles|trials|papers)\b|\beffects?\b|\beffective\w*|\bstudies\b",
    re.IGNORECASE,
)
"""A paper may go through the literature to make a point; it is a review of studies where it says so."""
_OF_TRIALS = re.compile(
    r"\b(?:need for|lack of|few|future|further|more|previous|prior|earlier|should be)(?: [\w-]+){0,4} $|"
    r"\brandomly (?:selected|sampled|chosen) $|quasi.$",
    re.IGNORECASE,
)
_PAST_REVIEW = re.compile(
    r"\b(?:based on|following|drawing on|after|from|previous|prior|recent|earlier|begins with|through|"
    r"informed by|including|and) (?:an? |the |this |our )?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)


def _two_groups(own: Sequence[Statement]) -> Design | None:
    """A programme group and a control group, and nothing said of chance."""
    words = " ".join(one.words for one in own)
    if _NO_CONTROL.search(words) or not _EXPERIMENT.search(words):
        return None
    for one in own:
        found = _CONTROL.search(one.words)
        if found:
            return Design(Family.GROUPS, SAID[Family.GROUPS], one.sentence, one.place(found))
    return None


_COMPARES = re.compile(
    r"\b(?:compar\w+|versus|groups?|conditions?|between|differen\w+|two|three)\b", re.IGNORECASE
)


def _before_and_after(own: Sequence[Statement]) -> Design | None:
    words = " ".join(one.words for one in own)
    if (_CONTROL.search(words) or _COMPARES.search(words)) and not _NO_CONTROL.search(words):
        return None
    for one in own:
        found = _PRE_POST.search(one.words)
        if found and one.role is not Role.AIM:
            return Design(Family.BEFORE_AFTER, SAID[Family.BEFORE_AFTER], one.sentence, one.place(found))
    return None
