"""Words around people that say whether they took part."""

from __future__ import annotations

import re

ABOUT = (
    r"(?:(?:a|the) total of |over |about |approximately |nearly |around |some |more than |all |the |these )*"
)
TAKEN = (
    r"(?:participat\w+|took part|taking part|take part|complet\w+|responded|randomi[sz]ed|randomly|assigned|"
    r"allocated|recruited|enrolled|included|interviewed|surveyed|involved|selected|divided|volunteered|"
    r"tested|"
    r"studied|invited|asked)"
)
BEFORE = re.compile(
    r"(?:\b(?:total|sample|samples|cohort) of|\bmade up of|\b(?:sample|samples|participants|subjects|"
    r"respondents|"
    r"patients|informants)\b(?: [\w-]+){0,3}? (?:were|was|included|comprised|comprising|consisted of|"
    r"consisting of|"
    r"consists of|is|are|of)|\b(?:trial|study|experiment|survey|design|RCT|research|project|investigation)\b"
    r"(?: [\w-]+){0,3}? (?:with|among|involving|involved|included|enrolled|recruited|using|on)|\b(?:we|I|"
    r"authors|researchers|investigators|team) (?:\w+ )?(?:recruited|enrolled|randomi[sz]ed|surveyed|"
    r"interviewed|"
    r"studied|tested|assigned|sampled|followed|observed|included|allocated|asked)|\b(?:interviews|focus "
    r"groups?) (?:\w+ ){0,3}?(?:with|of)|\b(?:surveys?|poll) of|\b(?:data|responses|"
    r"questionnaires)\b(?: [\w-]+){0,4}? (?:from|on|for|by)|\b(?:conducted|carried out|undertaken|collected) "
    r"(?:[\w-]+ ){0,8}?(?:with|among|from|by|on)|\binvolv(?:ing|ed)|\brandomly (?:assigned|allocated|"
    r"divided)|"
    r"\bparticipants:?|\b(?:interviewed|surveyed|randomi[sz]ed|recruited|enrolled|sampled|among))(?: only| "
    r"just)? " + ABOUT + "$",
    re.IGNORECASE,
)
AFTER = re.compile(
    rf"^\)?,?(?: (?:from|in|at|near|of|aged|attending|with|and)\b[^.;]{{0,80}}?)? (?:who |that "
    rf")?(?:(?:were|was|"
    rf"have|has|had|are|is|will|been|be|then|also|both|voluntarily) )*{TAKEN}\b",
    re.IGNORECASE,
)
AND_OTHERS = re.compile(
    r" and (?:their )?\d[\d,]* (?:[\w-]+ ){0,3}?(?:students|pupils|children|teachers|schools|parents|"
    r"learners)\b"
)
ARM = re.compile(
    r"\b(?:control|comparison|experimental|treatment|intervention|reference) ?(?:\w+ )?(?:groups?|"
    r"class(?:es)?|"
    r"conditions?|arms?|schools?|students|pupils|children)?\b|\b(?:each|per|dropped|excluded|withdrew|lost|"
    r"group "
    r"(?:[A-Z1-9]|\(|one|two))\b",
    re.IGNORECASE,
)
"""A count near one of these may be of one arm alone."""
NOT_THEM = re.compile(r"(?:\b(?:by|under|to|than|per|groups? of|pairs of|only)|=) $", re.IGNORECASE)
"""Before those who taught, or a count in an equation."""
ONE_ARM = re.compile(
    r"[^.;]{0,60}?\b(?:assigned|allocated|randomi[sz]ed) to (?:the|a|an) (?:[\w-]+ ){0,2}?(?:group|"
    r"condition|arm)\b"
    r"[^.;]{0,60}\b\d[\d,]*(?: [\w-]+){0,4}? to\b",
    re.IGNORECASE,
)
TO_EITHER = re.compile(
    r"\brandom\w*\b|\b(?:assigned|allocated|divided)\b[^.;]{0,80}\b(?:or|and|groups|conditions)\b",
    re.IGNORECASE,
)
OF_A_WHOLE = re.compile(
    r"\b(?:schools?|districts?|university|college|towns?|villages?|class(?:es)?|population|classrooms?|"
    r"programs?|programmes?|system|cohort)(?: [\w-]+)? (?:of|with|enrolling|serving|educating|has|had|to) "
    r"(?:about |over |nearly |approximately )?$",
    re.IGNORECASE,
)
SCREENED_PEOPLE = re.compile(
    r"\b(?:screened|administered to|sent to|mailed to|distributed to|out of|of the|compared (?:with|to)|"
    r"population of|versus|vs\.?|and) (?:over |about )?$",
    re.IGNORECASE,
)
"""Before a count that is of more people than took part, or of those that others were held against."""
SUBSET = re.compile(
    r"\b(?:randomly (?:select|cho(?:se|ose)|drawn)\w*|sampling technique|(?:two|multi)-stage|subsample|"
    r"subset|"
    r"(?:were|was) (?:then )?chosen|of wh(?:om|ich)|of these)\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r",? (?:across|over|during|for|in|through|throughout|within) (?:an? |the |one |their )?(?:[\w-]+ ){0,2}?"
    r"(?:period|year|yr|month|week|semester|term|day|autumn|spring|fall|program(?:me)?|decade)s?\b.*$|"
    r" between (?:the ages of )?\d.*$|"
    r" to (?:one|either|two|three) .*$",
    re.IGNORECASE,
)
PLAIN_TAIL = re.compile(
    r"(?! (?:with|from|in) such)(?: (?:with|without|in|from|at|aged|of|attending|enrolled|undertaking)"
    r"(?: (?!(?:based|using|namely|through|via|by|such|selected|randomly|that|who|which)\b)[\w.–-]+){1,12}"
    r"(?:, [A-Z][\w ]+)?)?$"
)
"""After people: who or where they are. How they were chosen or studied is no part of it."""
_KINDS = (
    r"(?:girls|boys|women|men|students|pupils|children|adolescents|youths?|young people|adults|teachers?|"
    r"parents|families)"
)
OTHERS_TOO = re.compile(rf" and (?:[\w-]+ ){{0,4}}?{_KINDS}\b")
"""People of a second kind, who belong to the count."""
AND_MORE = re.compile(
    r",? (?:and|or) (?!(?:were|was|are|had|then|we|it|data|their|\d[\d,]*|\w+ed)\b)"
    rf"(?!(?:[\w-]+ ){{0,4}}?{_KINDS}\b)\w"
)
"""People of a second kind that are not known to be people."""
IN_BRACKETS_AND = re.compile(r" \([^()]*\),? (?:and|or) (?!(?:were|was|are|had|then|we)\b)")
NAMES_MORE = re.compile(
    r" (?!(?:in|from|of|at|with|who|that|which|were|was|are|participated|took|across|and|or|using)\b)[a-z\d]"
)
"""Behind a group that only names people: "middle class pupils"."""
TIME_NOUN = re.compile(
    r"\b(?:weeks|months|days|hours|minutes|years(?! old)|sessions|terms|semesters|items|tests|"
    r"concepts)\b(?!-)",
    re.IGNORECASE,
)
TO_THE_TREATMENT = re.compile(
    r"[^.;]{0,60}?\bassigned to (?:the |an? )?(?:treatment|experimental|intervention) "
    r"(?:group|condition)s?\b(?! or| and)",
    re.IGNORECASE,
)
LIST_GOES_ON = re.compile(
    r",? (?:and|or|nor|to) (?!(?:were|was|are|had|then|we|it|data|their)\b)|"
    r", (?!who|which|that|were|was|are|had|participat|took|aged|all |using|in |we |the |each |of |with |"
    r"both |half |to )[A-Za-z\d]"
)
"""Behind a phrase that was cut in the middle of a list."""
ADULTS_ASKED = re.compile(
    r"\b(?:survey|interview|questionnaire)\w*[^.;]{0,40}\b(?:superintendents|teachers|principals|parents|staff)\b",
    re.IGNORECASE,
)
"""Where adults were asked about pupils, the pupils asked about did not take part."""
ADULTS = re.compile(
    r"^(?!.*\b(?:students|pupils|children|learners)\b).*\b(?:teachers|parents|principals|educators|instructors|"
    r"leaders|schools|classes|classrooms)\b",
    re.IGNORECASE,
)
_SCORES = r"(?:progress|scores?|achievement|attainment|performance|outcomes?)"
PUPILS_TOO = re.compile(
    rf"\b(?:students?|pupils?|child(?:ren)?|learners?)(?:['’]s?)?(?: [\w-]+){{0,3}} {_SCORES}\b|"
    rf"\b{_SCORES} (?:of|for) (?:[\w-]+ ){{0,4}}(?:students|pupils|children|learners)\b",
    re.IGNORECASE,
)
"""Beside results of pupils, a count of their teachers tells half of who took part."""
KEPT = re.compile(
    r"\b(?:includ\w+|met|eligib\w+|final\w*|analy[sz]\w*|synthesi\w+|select\w+|remain\w*|across|based on|"
    r"meta-analys\w+|review\w*|yield\w*|result\w* in|cod\w+|examin\w+|retriev\w+)\b",
    re.IGNORECASE,
)
SCREENED = re.compile(
    r"\b(?:screen\w*|search\w*|of (?:the|which)|hits|records|abstracts|initial\w*|exclud\w*)\b", re.IGNORECASE
)
DIGIT_OR_NUMERAL = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|thousand)\b",
    re.IGNORECASE,
)
SEVERAL_STUDIES = re.compile(
    r"\b(?:stud(?:y|ies)|experiments?) (?:[12]|one|two|I)\b|\b(?:two|three|four|five|both) (?:[\w-]+ "
    r"){0,2}?(?:studies|"
    r"experiments)\b",
    re.IGNORECASE,
)
"""Of several studies in one text each has its own people, and none of them are those of all."""
COUNT_OF_PEOPLE = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty|thirty|forty|fifty|sixty)[ -]"
    r"(?:[\w-]+ ){0,4}?(?:students|pupils|children|participants|teachers|adolescents|undergraduates|learners|"
    r"subjects)\b|\b[Nn] ?= ?\d",
    re.IGNORECASE,
)
"""Where a count was met and not understood, people without a count may be others than those counted."""
SOME = re.compile(
    r"\b(?:some|several|many|most|few|majority of|half of|other|others|one group of)(?: [\w-]+){1,5}$",
    re.IGNORECASE,
)
PARTICIPANTS = re.compile(
    r"\b(?:participants|subjects|sample|respondents|study group)(?: [\w-]+){0,4}? (?:were|was|are|is|"
    r"consisted "
    r"of|comprised(?: of)?|included|was composed of|was made up of|consists of) ",
    re.IGNORECASE,
)
AMONG = re.compile(
    r"\b(?:of|among|with|for|in|between|interviewed|surveyed|taught|involving) (?=[\w\"“'])", re.IGNORECASE
)
ASKED = re.compile(
    r"\b(?:stud(?:y|ies)|purpose|aim(?:s|ed)?|objective|we|paper|article|research|experiment|trial|"
    r"I)\b[^.;]*?\b"
    r"(?:examin|investigat|evaluat|explor|assess|determin|compar|test|estimat|measur|implement|conduct|was "
    r"to|"
    r"is to)\w*",
    re.IGNORECASE,
)
WIDER = re.compile(
    r"\b(?:population of|provision for|support for|services for|relative to|number of|percentage of|"
    r"proportion of|problems? for|implications for|"
    r"inclusion of|needs of|field of|rights of|importance of|literature \w+ (?:\w+ ){0,4}of|teachers of|"
    r"accept\w+ "
    r"\w* for|challenges \w+) $",
    re.IGNORECASE,
)
"""Before people who were not taught or asked, but stand for a wider group."""
OTHERS_ASKED = re.compile(
    r"\b(?:teachers?|parents?|principals?|educators?|instructors?|staff|leaders?|families|mothers|"
    r"professionals?)\b",
    re.IGNORECASE,
)
