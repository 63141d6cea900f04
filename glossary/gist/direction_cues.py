"""Words with which results say which way they point."""

from __future__ import annotations

import re

GOOD = (
    r"(?:scores?|achievement|attainment|performance|knowledge|skills?|learning|grades?|fluency|"
    r"comprehension|vocabulary|motivation|engagement|attendance|confidence|self-efficacy|accuracy|"
    r"understanding|well-?being|literacy|numeracy|outcomes?|retention|attitudes?|self-regulation|gains?|"
    r"progress|writing|reading|math\w*|abilit(?:y|ies)|development|interest|satisfaction|proficiency|"
    r"competenc\w+|recall|growth|enjoyment|creativity|self-concept|test results|behaviou?rs?)"
)
LEARNT = (
    r"(?:scores?|achievement|attainment|performance|knowledge|skills?|grades?|fluency|comprehension|vocabulary|"
    r"literacy|numeracy|reading|writing|math\w*|proficiency|learning outcomes)"
)
"""What may be said to go better in a study of links: attitudes and behaviour may be those of teachers."""
BAD = (
    r"(?:anxiety|stress|errors?|absen\w+|drop-?outs?|(?:problem|disruptive|off-task|challenging) "
    r"behaviou?rs?|bullying|victimi[sz]\w+|aggressi\w+|burnout|(?:cognitive|task) load|exclusions?|"
    r"suspensions?|depressi\w+|loneliness|misconceptions?|hyperactivity|conduct problems|peer problems|"
    r"(?:reaction|response|completion) times?|boredom|difficult(?:y|ies)|referrals|truancy|distress|"
    r"emotional problems|behaviou?ral problems|fatigue|prejudice|stereotyp\w+|misbehaviou?r)"
)
PROGRAMME = (
    r"(?:program(?:me)?|intervention|training|treatment|experimental|tutoring|tutored|curriculum|approach|"
    r"instruction|strategy|strategies|method|model|app|game|reform|initiative|course|practice|practices|"
    r"feedback|package|teaching|learning|testing|assessments?|prompts?|coaching|lessons|scheme|workshops?|"
    r"system|tool|activity|activities|policy|technique|use of|it|this)"
)
TRIED = re.compile(rf"\b{PROGRAMME}s?\b", re.IGNORECASE)
CONTROL = re.compile(
    r"\b(?:control|controls|comparison|traditional|conventional|business-as-usual|wait-?list(?:ed)?|usual|"
    r"placebo|untreated|lecture|non-?participants)\b",
    re.IGNORECASE,
)
GOOD_FIRST = re.compile(
    r"\b(?:increased|improved|enhanced|outperform\w*|greater|higher|significant(?:ly)? (?:evidence|"
    r"effects?|differ\w*|"
    r"increase\w*|improve\w*|gains?))\b",
    re.IGNORECASE,
)
"""Before "no difference" in one clause: the clause says two things, and is not read."""
CONTROL_ALONE = re.compile(r"^[^.;,]{0,40}? (?:for|in|by) the (?:control|comparison|CG)\b")
TREATED = re.compile(
    r"\b(?:experimental|treatment|intervention|program(?:me)?|treated|tutored|trained|participants? in the|"
    r"participating)\b",
    re.IGNORECASE,
)
NO_PROGRAMME = re.compile(
    r"\b(?:control|comparison|traditional|research|study|findings|results|article|paper|analysis|evidence|"
    r"age|students'|time)\b",
    re.IGNORECASE,
)
COMPARATIVE = re.compile(
    r"(?P<subject>(?:^|(?<=[,;:] )|(?<=that ))[^,;:]{3,160}?) (?P<cue>(?:significantly |also |consistently "
    r"|substantially |clearly |generally )*(?:outperform(?:ed|s)|outscored|surpass(?:ed|es)|exceeded|"
    r"(?:did|performed|scored|fared|achieved|learned|learnt|gained|progressed|improved|developed|read|"
    r"answered|were|was|had|showed?|made|demonstrated|reported|obtained|experienced|displayed|exhibited|"
    r"attained|retained|increased)\b[^.;]{0,60}?\b(?:better|higher|greater|more|larger|faster|superior|"
    r"stronger|lower|worse|poorer|less|fewer|smaller)))\b(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
RAISED = re.compile(
    r"(?:^|(?<=[,:] ))(?P<subject>[^,.;:]{2,140}?) (?P<cue>(?:has |have |had |also |significantly |"
    r"substantially |"
    r"statistically |positively |meaningfully |successfully |effectively |markedly |greatly |directly |"
    r"can |consistently |generally |modestly |considerably )*(?:improv(?:ed|es)|increas(?:ed|es(?! in\b))|"
    r"enhanc(?:ed|es)|rais(?:ed|es)|boost(?:ed|s)|promoted|benefit(?:t?ed|s(?! of))|reduc(?:ed|es)|"
    r"decreas(?:ed|es)|lower(?:ed|s)|led to|resulted in|contributed to|produced|yielded|"
    r"generated))\b(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
POSITIVE = re.compile(
    r"\b(?:(?:statistically )?significant(?:ly)?,? (?:and )?)?(?:positive|beneficial|favou?rable|"
    r"promising)(?:,? (?:and |but )?(?:statistically )?[\w-]+){0,3}? (?:effects?|impacts?|influence|gains|"
    r"results|outcomes)\b|\b(?:significant|large|moderate|medium|small|strong|substantial|meaningful)(?:[ "
    r"-](?:to[ -])?(?:and |but |sized |overall |main |average |valid |treatment |intervention |medium|"
    r"moderate|large|significant|statistically|positive))* ?effects? (?:of (?:the |this )?(?:intervention|"
    r"program\w*|treatment|training)|on|for|in favou?r)\b|\b(?:was|were|is|are|proved|proven|be)(?: "
    r"(?!more|most|less|not)[\w-]+)? (?:effective|beneficial|successful|efficacious)\b(?! as)|\bin favou?r "
    r"of the "
    r"(?:experimental|treatment|intervention|program\w*)|\bfavou?r(?:ing|ed|s) the (?:experimental|"
    r"treatment|intervention|program\w*)|\bhigh-impact\b|\bfunctional relation(?:ship)? (?:was |were |is |"
    r"between )",
    re.IGNORECASE,
)
NEGATIVE = re.compile(
    r"\b(?:negative|detrimental|adverse|harmful)(?: [\w-]+){0,2}? (?:effects?|impacts?|influence)\b|\bin "
    r"favou?r of the (?:control|comparison|traditional)",
    re.IGNORECASE,
)
NULL = re.compile(
    r"\bno (?:[\w-]+ ){0,4}?(?:differences?|effects?|impacts?|improvements?|gains?|benefits?|changes?|"
    r"advantage|increase|evidence (?:that|of|for))\b|\b(?:did|does|do|was|were|is|are|has|have|had|could) "
    r"(?:not|n't) (?:have |be |been )?(?:statistically |any |an? )?(?:significant(?:ly)?(?! (?:lower|worse|"
    r"less))|differ(?:ent)?|improve|increase|enhance|affect|outperform|lead to|result in|benefit|produce|"
    r"found to (?:differ|improve)|differ\w*|reach (?:statistical )?significance)\b|\bnot (?:statistically "
    r")?significant(?:ly)?(?: different)?\b|\bnon-?significant\b|\bfailed to (?:reject|find|show|reach|"
    r"improve|produce|outperform)\b|\b(?:performed|scored|learned|did|were) (?:similarly|equally well|"
    r"comparably|about the same)\b|\b(?:similar|comparable|equivalent) (?:in |for |across )?(?:both|the "
    r"two|summative|outcomes|results|performance|scores|gains|achievement|between)\b|\bnon-?inferior\b|"
    r"\b(?:just )?as effective as\b|\bneither\b[^.;]{0,80}\bnor\b",
    re.IGNORECASE,
)
NOT_OVERALL = re.compile(
    r"\b(?:between|among) (?:the )?(?:two|three|four|five) (?:experimental|treatment|intervention|types)\b|"
    r"\b(?:both|all|either) (?:[\w-]+ ){0,3}?(?:groups|conditions|arms|interventions|treatments|programs|"
    r"programmes|methods|approaches)\b|\bat baseline\b|\bbaseline "
    r"differences\b|\bgender\b|\bboys\b|\bgirls\b|\bsubgroups?\b|\bmoderat(?:ed|or|ion|ing)\b|"
    r"\binteraction\b|\bdifferential\b|\bmediat\w+|\b"
    r"pre-?test (?:scores|differences|performance|means|results)\b|\bprior to the\b|"
    r"\bmales?\b|\bfemales?\b|\bregardless\b|\b(?:low|high|lower|higher)[- ](?:achiev|perform|abilit|"
    r"attain|progress|SES)\w*|\bheterogene\w+|\bexploratory\b|\bamong (?:learners|students|pupils|those|"
    r"participants|children)\b|\binitial(?:ly)?\b|\bfor (?:those|students|pupils|children) (?:who|with)\b|"
    r"\b(?:teachers?|parents?|instructors?|tutors?)['’]s? |\b(?:teachers|parents|instructors|tutors) (?:in "
    r"the [\w-]+ "
    r"(?:group|condition)|reported|felt|showed|had|gained|who)\b|\b(?:follow-up|subsample|subset)\b|"
    r"\bimplement|"
    r"\bdisadvantaged by\b|\bspillover|\bcorrelat\w+|\bpredict\w*|\bdosage\b|\bfidelity\b|\bage\b|\brace\b|"
    r"\bethnic\w*",
    re.IGNORECASE,
)
"""Results of a part of the sample, of what came before, or of what explains the effect."""
DOUBT = re.compile(
    r"\b(?:may|might|can|could|would|possibl[ey]|links?|between|whether|if|expected|hypothesi\w+|predicted|"
    r"should|potential(?:ly)?|perceived|believed|felt|thought|reported that|suggest(?:s|ed)? that|no "
    r"evidence|not|no|none|few|little|neither|without)\b",
    re.IGNORECASE,
)
ALL_OF_THEM = re.compile(
    r"\b(?:all|both|each|every|most)(?: of the)?(?: [\w-]+){0,2}? (?:students|participants|pupils|children|"
    r"subjects|learners|girls|boys)\b(?: [\w-]+){0,3}? (?:improved|increased|acquired|mastered|learned|"
    r"learnt|demonstrated (?:improve|increase|gains|mastery|growth)\w*|showed (?:improve|increase|gain|"
    r"growth|progress)\w*|met (?:the )?(?:mastery )?criteri\w+|reached (?:mastery|criteri\w+)|made "
    r"(?:gains|progress))",
    re.IGNORECASE,
)
"""Single-case studies: what every pupil did."""
EQUAL = re.compile(r"\b(?:as effective as|similar|comparable|equivalent|inferior)\b", re.IGNORECASE)
"""Two ways found alike: no finding about a programme as long as another sentence reports one."""
UNREAD_GOOD = re.compile(
    r"\ba difference\b|\bdifferences (?:was|were) (?:also )?(?:found|observed|noted)\b|"
    r"\b(?:significant(?:ly)?|better|higher|greater|outperform\w*|superior|improv\w+|increas\w+|gain\w*|"
    r"effective|positive|enhanc\w+|larger|more|favou?r\w*)\b|\bp ?[<=] ?0?\.0",
    re.IGNORECASE,
)
UNREAD_BAD = re.compile(
    r"\b(?:not|no|nor|neither|worse|negative\w*|lower|fewer|less|however|non-?significant|declin\w+|"
    r"fail\w*)\b",
    re.IGNORECASE,
)
HYPOTHESIS = re.compile(r"\b(?:the|our|a) hypothesis (?:that|was)\b", re.IGNORECASE)
"""What was expected is no result."""
HARM = re.compile(r"\b(?:detrimental|negative|adverse|harmful)\b", re.IGNORECASE)
"""Behind "no": that no harm was done is no finding of no difference."""
BESIDE = re.compile(
    r"\b(?:may|might|could|should|can|would) (?:also )?be (?:used|useful|applied|extended|considered)\b|"
    r"\badverse\b|\binjur(?:y|ies)\b|\bfidelity\b|\bimplement\w+\b",
    re.IGNORECASE,
)
"""What findings may be good for, what went wrong, how it was carried out: no finding either way."""
CLEAR = re.compile(r"\bp ?[<=] ?0?\.0|\boutperform\w*", re.IGNORECASE)
"""A clear difference, even where a result is of a part: none may be said beside it to be missing."""
LED_BY = re.compile(
    r"^(?:when )?(?:compared|relative|in (?:comparison|contrast)) (?:with|to) (?P<other>[^,]{3,80}),",
    re.IGNORECASE,
)
"""Whom a result compares with, said first: "Compared with the control group, pupils in the club"."""
ASIDE = re.compile(
    r", (?:on average|however|overall|in general|in turn|also|therefore|in contrast|in addition|as "
    r"expected|in particular),",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"\([^()]{0,90}\)|(?<=\d)\.(?=\d)")
FRAME = re.compile(
    r"^.{0,160}?\b(?:show|reveal|indicat|found|find|suggest|demonstrat|report|observ|conclud|determin|"
    r"confirm|establish|appear)\w* that ",
    re.IGNORECASE,
)
"""How a finding is brought in: "Analyses of covariance showed that"."""
PRIMARY = re.compile(r"\b(?:primary|main) outcome\b", re.IGNORECASE)
TOGETHER = re.compile(
    rf"\b(?:(?:significantly|strongly|positively|moderately) (?:and (?:positively|significantly) "
    rf")?(?:associated|related|correlated) with|(?:significant |strong )?positive(?:,? significant)? "
    rf"(?:correlations?|associations?|relations?(?:hips?)?) (?:with|between))\b(?=[^.;]*\b{LEARNT}\b)",
    re.IGNORECASE,
)
TURN = re.compile(
    r"(?:[,;]|—)? (?:but|while|whereas|however,?|although|though|yet)\b|; |, and (?=(?:no|there|the|"
    r"did)\b)",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:reduc\w+|decreas\w+|lower\w*|worse|poorer|less|fewer|smaller|declin\w+)\b", re.IGNORECASE
)
