"""Words by which a text says what kind of study it reports, in the order in which they are looked for."""

from __future__ import annotations

from enum import StrEnum


class Family(StrEnum):
    """Kinds of study, by what may be concluded from them."""

    TRIAL = "trial"
    """Chance decided who was taught what."""
    QUASI = "quasi"
    """Groups compared that chance did not make."""
    GROUPS = "groups"
    """Groups compared, where the text does not say how they were made: it is not named a design."""
    BEFORE_AFTER = "before_after"
    """The same people before and after, without others to compare them with; single-case designs."""
    SURVEY = "survey"
    CORRELATIONAL = "correlational"
    QUALITATIVE = "qualitative"
    REVIEW = "review"
    OTHER = "other"


SAID = {
    Family.TRIAL: "randomised trial",
    Family.QUASI: "comparison of groups not drawn at random",
    Family.GROUPS: "comparison of groups",
    Family.BEFORE_AFTER: "before-and-after study",
    Family.SURVEY: "survey",
    Family.CORRELATIONAL: "study of links, without an experiment",
    Family.QUALITATIVE: "qualitative study",
    Family.REVIEW: "review of studies",
    Family.OTHER: "study with mixed methods",
}
"""Each kind in words of a staffroom; a part's text begins with them."""


_STUDY = (
    r"(?:study|studies|trials?|evaluations?|design|experiments?|research|approach|analysis|project|"
    r"investigation|paper|inquiry|method(?:s|ology)?)"
)
RULES: tuple[tuple[Family, str, str], ...] = (
    # Reviews first: they speak of the trials that they hold.
    (
        Family.REVIEW,
        "",
        r"\b(?:this|the (?:present|current)|our|a|an|we (?:conducted|present|report|performed)(?: a)?)(?: "
        r"[\w-]+){0,5}? (?P<cue>meta-?analys[ei]s|meta-?analytic (?:review|synthesis)|systematic(?: "
        r"literature| quantitative| mapping)? (?:review|synthesis|map)|(?:scoping|umbrella|rapid|"
        r"integrative|narrative|research|literature|critical|evidence|state-of-the-art|comprehensive) "
        r"(?:literature |research )?(?:review|synthesis)|best-evidence synthesis|research synthesis|review "
        r"of (?:the )?(?:\w+ ){0,3}(?:literature|research|studies|evidence|trials))\b",
    ),
    (
        Family.REVIEW,
        "",
        r"\b(?P<cue>(?:systematic(?:ally)?|meta-?analytic\w*|meta-?analy[sz]ed?)(?: literature)? "
        r"?(?:review|search|reviewed|synthesi[sz]ed)?)\b(?=[^.]*\b(?:studies|articles|trials|papers|was|"
        r"were|included|conducted)\b)",
    ),
    (
        Family.REVIEW,
        "",
        r"\b(?P<cue>(?:review(?:s|ed|ing)?|synthesi[sz](?:es|ed|ing)|meta-analy[sz](?:es|ed|ing)|located|"
        r"identified) (?:[\w-]+ ){0,3}?(?:the (?:research |empirical |existing |available )?(?:literature|"
        r"evidence|research)|\d[\d,]* (?:[\w-]+ ){0,5}?(?:studies|articles|trials|papers|reviews)|"
        r"(?:empirical|experimental|published|relevant|available|existing|eligible) (?:[\w-]+ "
        r"){0,2}(?:studies|articles|research)|studies published))\b",
    ),
    (
        Family.REVIEW,
        "",
        r"\b(?P<cue>\d+ (?:[\w-]+ ){0,5}?(?:studies|articles|papers|trials)(?: [\w-]+){0,6} were (?:\w+ "
        r")?(?:reviewed|synthesi[sz]ed|meta-analy[sz]ed))\b",
    ),
    (
        Family.TRIAL,
        "",
        r"\b(?P<cue>(?:(?:cluster|class|school|group)[- ]|multi-?site |multi-?cent(?:er|re) |pilot |"
        r"double-blind |single-blind |(?:two|three|four|2|3|4)-arm(?:ed)? |parallel |pragmatic |"
        r"large-scale )*random(?:i[sz]ed)(?:[ ,/-]+[\w-]+){0,6}?[ ,-]+(?:trials?|experiments?|stud(?:y|"
        r"ies)|evaluations?|design|RCTs?))\b",
    ),
    (
        Family.TRIAL,
        "",
        r"\b(?P<cue>RCTs?|random(?:i[sz]ed)? assignment|random allocation|random-assignment)\b",
    ),
    (
        Family.TRIAL,
        "",
        r"\b(?P<cue>randomly (?:assign|allocat|divid|distribut|split|placed|put|allott)\w*|(?:assigned|"
        r"allocated|divided|distributed|placed) (?:\w+ ){0,2}(?:randomly|at random|by lot)|(?:were|was|are|"
        r"is|we|I) (?:then |cluster[- ]|individually )?randomi[sz]ed?\b(?! (?:order|sample)))",
    ),
    (
        Family.BEFORE_AFTER,
        "single-case study: each pupil's own results before and after",
        r"\b(?P<cue>multiple[- ](?:baseline|probe)s?|single[- ](?:case|subject|participant)(?: "
        r"[\w-]+){0,3} (?:design|research|experiment)\b|alternating[- ]treatments?|ABAB\b|ABA design|"
        r"A-B-A(?:-B)?|reversal design|withdrawal design|changing criterion|adapted alternating)",
    ),
    (
        Family.BEFORE_AFTER,
        "",
        r"\b(?P<cue>(?:one|single)[- ]group (?:pre-?test|pre-post|design|before)[\w -]{0,30}|"
        r"pre-?post(?:-test)? design (?:with|without) (?:no|a) control|before[- ]and[- ]after study|"
        r"pre-?test[ /–-]+post-?test (?:[\w-]+ ){0,3}(?:with no|without an?y?) (?:control|comparison) "
        r"group)\b",
    ),
    (
        Family.QUASI,
        "",
        rf"\b(?P<cue>quasi-?[ -]?experiment(?:s|al)?(?:ly)?|non-?equivalent (?:control |comparison "
        rf")?groups?|regression[- ]"
        r"discontinuity|difference-in-differences?|propensity[- ]score(?: matching| matched)?|matched "
        r"(?:comparison|control)"
        rf"(?: group)?|natural experiment|instrumental[- ]variables?|causal[- ]comparative|ex post facto|"
        rf"interrupted time series|non-?randomi[sz]ed (?:\w+ )?{_STUDY})\b",
    ),
    (
        Family.OTHER,
        "study with mixed methods",
        r"\b(?P<cue>mixed[- ]methods?(?:(?: [\w-]+){0,2}? (?:study|design|research|approach|case study))?|"
        r"(?:both )?(?:quantitative and qualitative|"
        r"qualitative and quantitative) (?:methods|data|approaches|research))\b",
    ),
    (
        Family.QUALITATIVE,
        "qualitative study",
        r"\b(?P<cue>qualitative(?! (?:part|component|phase|strand|section))(?: [\w-]+){0,3}? (?:study|"
        r"research|design|methods?|approach|inquiry|methodology|"
        r"case stud(?:y|ies)|investigation)|ethnograph(?:y|ic)(?: (?:study|research|methods?|fieldwork|"
        r"approach|"
        r"case study))|phenomenological (?:study|approach|design|research)|grounded theory (?:study|"
        r"approach|method"
        r"\w*|design)|narrative inquiry|autoethnograph\w+)\b",
    ),
    (
        Family.QUALITATIVE,
        "case study",
        r"\b(?P<cue>(?:exploratory|descriptive|instrumental|collective|comparative|ethnographic|this|our) "
        r"case "
        r"stud(?:y|ies))\b",
    ),
    (
        Family.QUALITATIVE,
        "interviews",
        r"\b(?P<cue>(?:semi-?structured |in-depth |individual |one-to-one |face-to-face |structured |"
        r"narrative |"
        r"life history |telephone |group |open-ended )*interviews? (?:with|were|data)|(?:were |we |I "
        r")(?:\w+ )?"
        r"interviewed)\b",
    ),
    (
        Family.QUALITATIVE,
        "focus groups",
        r"\b(?P<cue>focus[- ]groups? (?:with|were|interviews?|discussions?))\b",
    ),
    (
        Family.CORRELATIONAL,
        "",
        r"\b(?P<cue>correlational|cohort study|longitudinal (?:study(?!-)|analysis|survey)|cross-lagged|"
        r"cross-sectional (?:study|data|design)|structural equation model\w*|path analysis|(?:multiple|"
        r"hierarchical|logistic|multi-?level|linear|stepwise)(?: [\w-]+){0,2} regressions?|regression "
        r"analys[ei]s|hierarchical linear model\w*|(?<!class )(?<!class-)correlation coefficients?|"
        r"Pearson\w*(?: [\w-]+){0,3} correlations?|growth curve model\w*)\b",
    ),
    (
        Family.SURVEY,
        "",
        r"\b(?P<cue>(?:national |online |postal |mail |cross-sectional |descriptive |web-based |"
        r"large-scale |questionnaire |self-administered |teacher |student |electronic )*(?:surveys? (?:of "
        r"(?=\d|all |teachers|pupils|students|parents|schools|head)|was|were|with|among|study|research|"
        r"design|data|method|instrument|administered|completed|conducted)|questionnaires? (?:was|were|"
        r"survey|completed|administered|sent|of|to)|polls? of)|(?:were|was|we|I|and) surveyed|survey(?:s|"
        r"ed) \d[\d,]*|(?:completed|answered|responded to|filled in|returned)(?: [\w-]+){0,4} (?:surveys?|"
        r"questionnaires?))\b",
    ),
)
