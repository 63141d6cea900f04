"""Words around the name of a programme, of what it was compared with and of what was measured."""

from __future__ import annotations

import re

EFFECT = (
    r"(?:effects?|impacts?|effectiveness|efficacy|influence|benefits?|feasibility(?:,? (?:and|"
    r"acceptability,? and) (?:efficacy|effectiveness|effects|impact))?|usefulness|success)"
)
JUDGED = (
    r"(?:evaluat|test|investigat|examin|assess|explor|stud|pilot|trial|measur|replicat|report|analy[sz]|"
    r"compar|"
    r"present)\w*"
)
BETTER = (
    r"(?:improv|enhanc|increas|rais|boost|promot|affect|influenc|help|foster|strengthen|support|reduc|"
    r"impact|lead|produc|result|work|chang|benefit|facilitat|develop|would|could|has|have|"
    r"had|is|are|was|were|does|do|did)\w*"
)
PROGRAMME = (
    r"(?:program(?:me)?s?|interventions?|training|curricul\w+|courses?|tutoring|lessons?|strateg\w+|"
    r"approach(?:es)?|instruction|methods?|models?|apps?|games?|tools?|scheme|initiative|workshops?|"
    r"package|feedback|teaching|learning|practice|practices|techniques?|system|software|reform|"
    r"assessments?|procedures?|activities|coaching|counselling)"
)
COMPARABLE = (
    r"(?:program(?:me)?|intervention|instruction|lectures?|teaching|learning|training|tutoring|method|"
    r"approach|traditional|conventional|group|students|pupils|children|peers|classes|schools|practice|"
    r"reading|condition|curriculum|feedback|control)"
)
RAISING = r"(?:improv|enhanc|increas|develop|promot|rais|reduc|support|foster)"
LEARNT = (
    r"(?:achievement|attainment|performance|knowledge|skills?|learning|comprehension|fluency|vocabulary|"
    r"motivation|"
    r"engagement|outcomes?|progress|literacy|numeracy|self-efficacy|understanding|proficiency|anxiety|"
    r"writing|"
    r"reading|mathematics|attitudes?|retention|abilit(?:y|ies)|interest)"
)
DONE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bcompar(?:e|ed|es|ing) (?:the (?:effect\w*|impact|efficacy|performance|achievement|outcomes?) "
        r"of )?"
        rf"(?P<it>(?:[\w\"“”'’‘()-]+,? ){{0,8}}?{PROGRAMME}\b[^.;]*?) (?:with|to|and|versus|vs\.?|"
        rf"against) ",
        rf"\b{EFFECT} of (?:using |applying |implementing |adding |providing |participating in |the use "
        rf"of )?(?P<it>[\w\"“'‘(][^.;]*)",
        rf"\bwhether (?:or not )?(?:the use of |using )?(?P<it>(?:an? |the )?[\w\"“'‘-][^.;]*?(?= "
        rf"{BETTER} )[^.;]*)",
        rf"\b{JUDGED} (?P<it>(?:an? |the |two |three )(?:[\w-]+,? ){{0,6}}?{PROGRAMME}\b[^.;]*)",
        r"\b(?:experimental|intervention|treatment|test) (?:group|class|school|student|pupil|children)s? "
        r"(?:\([^)]{1,30}\) )?(?:who |which |that )?(?:was |were )?(?:received|taught (?:using|with|"
        r"through|by)|used|participated in|got|given|instructed (?:using|with)) (?P<it>[\w\"“'‘][^.;]*)",
    )
)
COMPARED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<it>(?:an? |the |\d+ |\w+ )?(?:[\w-]+ )?(?:business[- ]as[- ]usual|treatment[- ]as[- ]usual|"
        r"(?:teaching|instruction|practice|schooling)[- ]as[- ]usual|usual (?:teaching|practice|"
        r"instruction|curriculum)|wait(?:ing)?-?[ -]?list(?:ed)?)(?:[- ][\w-]+)?(?: (?:control|"
        r"comparison))?(?: (?:group|condition|classrooms?|classes|schools?|students|pupils|arm))?)",
        r"(?P<it>(?:an? |the |\d+ |no[- ]treatment |active |passive |matched )*(?:control|comparison) "
        r"(?:group|condition|class(?:room|es)?|schools?|students|pupils|children|arm|participants)s?\b(?: "
        r"\([^)]{3,90}\))?(?:,? (?:that|who|which|received|receiving|taught|playing|in which|"
        r"using|given)[^.;]*)?)",
        rf"\bcompared (?:with|to) (?P<it>(?=[^.;,()]{{0,80}}{COMPARABLE})(?:an? |the |those "
        rf")?[a-zA-Z\"“'‘][^.;]*)",
        r"(?:compared (?:with|to)|versus|vs\.?|than|or|received|receiving|against) (?P<it>(?:an? |the "
        r")?(?:[\w-]+ "
        r")?(?:"
        r"conventional|traditional|lecture-based|standard|regular)[- "
        r"](?:[\w-]+ ){0,3}?(?:group|condition|instruction|teaching|lectures?|class(?:es)?|method|"
        r"curriculum|training|learning|approach)\b[^.;]*)",
        rf"\bcompar(?:e|ed|es|ing)\b[^.;]{{2,140}}? (?:with|to|versus|against) "
        rf"(?P<it>(?=[^.;,()]{{0,80}}{COMPARABLE})(?:an? |the |those )?"
        r"[a-zA-Z\"“'‘][^.;]*)",
        rf"\b(?:versus|vs\.?) (?P<it>(?=[^.;,()]{{0,60}}{COMPARABLE})[a-zA-Z\"“'‘][^.;]*)",
    )
)
MEASURED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:primary|main|principal) outcomes?(?: measures?| variables?)? (?:was|were|is|are|included|"
        r"will be) (?P<it>[\w\"“'‘][^.;]*)",
        rf"\b{EFFECT} of (?:(?! that | which | to )[^.;]){{2,110}}? (?:on(?: {RAISING}ing)?|(?:in|for|"
        rf"at) {RAISING}ing) "
        r"(?P<it>[\w\"“'‘][^.;]*)",
        r"\b(?:outcomes?(?: measures?| variables?)?|dependent (?:variables?|measures?)) (?:was|"
        r"were|is|are|included|include|comprised) (?P<it>[\w\"“'‘][^.;]*)",
        r"\b(?:relation(?:ship)?s?|associations?|correlations?|links?) (?:between|among) "
        r"(?P<it>[\w\"“'‘][^.;]*)",
        rf"(?:^|[,;] )(?P<it>(?:the |students'? |pupils'? |children's )?(?:[\w’-]+ ){{0,3}}?{LEARNT} "
        rf")(?:was|were) "
        r"(?:then |all )?(?:measured|assessed|tested)\b",
        r"\bwhether [^.;]{3,120}? (?:improv|enhanc|increas|rais|boost)\w* (?P<it>(?:the |students['’] |"
        r"pupils['’] |children['’]s |their )?[\w'’-][^.;]*)",
    )
)
GENERIC = re.compile(
    r"^(?:(?:this|these|those|such|such an?|each|both|its|his|her|my)\b.*|they|we|that|there)$|^(?:an?|the|"
    r"this|that|these|those|its?|each|both|such|our|their|two|three|four|different|various|other|use|"
    r"using)?\s*(?:(?:different|two|three|various|new|following|present|current) )?(?:programs?|"
    r"programmes?|interventions?|treatments?|conditions?|groups?|approach(?:es)?|methods?|stud(?:y|ies)|"
    r"effects?|trials?|outcomes?|results?|data|it|this|them|such|students?|pupils?|participants|teachers|"
    r"training|teaching|learning|instruction|practice|education|technology|technologies|strateg(?:y|ies)|"
    r"models?|"
    r"courses?|lessons?|activit(?:y|ies)|materials?|tests?|assessments?|tools?|systems?|feedback|"
    r"curricul(?:um|a)|"
    r"differences?|factors?|variables?|research|experiments?|questions?|hypothes[ie]s|control|performance "
    r"of)?$",
    re.IGNORECASE,
)
"""Phrases that name nothing."""
NO_PROGRAMME = re.compile(
    r"\b(?:gender|age|sex|ethnicity|socio-?economic|status|race|differences?|characteristics|attitudes|"
    r"beliefs|"
    r"perceptions|relationship|groups?|conditions?|factors|variables|students|pupils|children|teachers|"
    r"learners|girls|"
    r"boys|adolescents|disabilit(?:y|ies)|poverty|participants|students who|outcomes?|achievement|scores|"
    r"performance)$",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\d|(?:our|my)\b|"
    r"(?:an? |the )?(?:new|novel|proposed) (?:[\w-]+ )?(?:approach|method|model|program(?:me)?|strategy)$|"
    r"(?:an? |the )?(?:intervention|treatment|training|instructional) (?:package|phase|session)s?$|"
    r"(?:the )?(?:[\w-]+ )?(?:delivery|provision|use|implementation) of an? (?:intervention|program)|"
    r"(?:the )?(?:\w{1,3} and )?\w{1,2}$|"
    r"(?:(?:the )?(?:one|two|three|four|five|six|several|various|different)\b.*\b(?:interventions|strategies|"
    r"approaches|"
    r"methods|types|programs|programmes|conditions|models|techniques|tools|treatments|processes|formats|"
    r"styles|ways|features|programs?|programme)\b|(?:an? |the "
    r")?[\w-]+[- ](?:year|"
    r"week|month|day|hour)s?[- ](?:long )?(?:intervention|program|programme|training)$|(?:the "
    r")?(?:integration|use|"
    r"application|implementation|introduction|adoption|inclusion|provision|effectiveness|efficacy|nature)$|"
    r"(?:an? |the |"
    r"these |such )?(?:pedagogical|instructional|educational|teaching|learning|specific|certain) "
    r"(?:approach(?:es)?|"
    r"practices?|strateg(?:y|ies)|methods?|interventions?|programs?|programmes?|techniques?|environments?|"
    r"tools?)$)|"
    r".*\b(?:based|delivered|embedded|designed|supported|developed|led|combined|paired|used)$|"
    r"(?:an? |the )?(?:experimental|intervention|treatment|control|comparison|test)(?: \([^()]*\))?$|"
    r"(?:an? |the )?(?:"
    r"standard|traditional|conventional|regular|usual|business|lecture)\b|.*\b(?:effects?|impacts?) of\b",
    re.IGNORECASE,
)
"""Counted or unnamed programmes, and phrases cut in the middle."""
UNTIL = (
    r" on | in (?=\w+ing )| (?:versus|vs\.?) | for (?=improving|increasing|enhancing)|"
    r" to (?=improve|increase|enhance|promote|reduce|support|help|teach)|"
    r" (?:with|and|compared \w+) (?=an? |the |those )| or (?=an? |the |wait|control|teach|busi|no )|"
    r" (?:for|among|by|with|in|of) (?=(?:(?!on |of |in |to |and |for )[\w’'-]+ ){0,5}?(?:students|pupils|"
    r"children|"
    r"learners|participants|undergraduates|adolescents|graders|adults|parents|teachers|preschoolers|"
    r"kindergart\w+)\b)| in "
    r"the (?:past|"
    r"acquisition|development|teaching|learning|context|improvement) | between (?:19|20)| (?:one|two|\d+) "
    r"(?:hour|"
    r"minute|session)s?\b"
)
"""Where the name of a programme ends and what it was for, or against, begins."""
PURPOSE = (
    r" in (?=\w+ing )| (?:on|in|for|among|with|of) (?=(?:[\w’'-]+ ){0,4}?(?:skills|performance|achievement|"
    r"scores|"
    r"likelihood|outcomes|students|pupils|children|adults|learners|participants)\b)| on | when | after | "
    r"and the "
    r"(?=impact|effect)"
)
NO_SUCH_GROUP = re.compile(
    r"\b(?:no|without(?: an?)?|lack of(?: an?)?|lacked an?|not (?:\w+ )?an?) $", re.IGNORECASE
)
POSSESSED = re.compile(
    r"their\b|(?:the )?(?:effect\w*|impact|efficacy|performance|results?|scores?)\b|"
    r"(?:students|pupils|children)['’]",
    re.IGNORECASE,
)
OF_PEOPLE = re.compile(
    r"(?:[\w-]+ ){0,2}?(?:classrooms?|classes|schools|students|pupils|children|teachers|participants)\b(?!-)|"
    r"(?:their|varying|(?:the |an? )?(?:way|effect\w*|impact|efficacy|role|characteristics|relation|"
    r"relationship|"
    r"extent|number|proportion|amount|pilot|first|second|interplay|interaction|performance|offer|timing|"
    r"quality|results?|"
    r"findings|"
    r"randomi[sz]ed|potential|influence|degree|level|factors?|differences?|validity|reliability|question|"
    r"process|"
    r"variety|combination|availability|receipt|exposure|feasibility|design|development|state|"
    r"implementation)s?\b)",
    re.IGNORECASE,
)
TRIED_OUT = re.compile(
    r"\b(?:interventions?|treatments?|experiment\w*|taught|received|pre-?test\w*|post-?test\w*|control|"
    r"baseline|trial|"
    r"before and after|training)\b",
    re.IGNORECASE,
)
PEOPLE_FIRST = re.compile(
    r"(?:the |their )?(?:those|students|pupils|children|peers|learners|participants)\b", re.IGNORECASE
)
GOES_ON = re.compile(
    r" ?\([^()]*\)-\w|"
    r" (?:monitoring|solving|making|setting|building|training|learning|reading|writing|teaching|testing|"
    r"planning|thinking|tutoring|coaching)\b| to (?-i:[A-Z])|"
    r" (?:attributes|supports|measures|practices|structures|features|aids|cues|prompts|scaffolds)\b|"
    r" (?:of (?:these|those|their|such)|towards?)\b| ?(?:(?:versus|vs\.?|rather than|instead of)\b|"
    r"[-–/]\w)| (?:spent|relating|that|which|who|whose|where|in order to)\b|"
    r" (?!based|used|designed|called|named|delivered|developed|led|aimed|compared|combined|embedded|"
    r"supported|"
    r"implemented|provided|offered|needed|targeted|improved|increased|enhanced|measured|assessed|"
    r"required)\w+ed\b"
    r"(?! (?:the|a|an|to)\b)",
    re.IGNORECASE,
)
OF_WHOM = (
    r" in (?:a number of|this|the present)\b|"
    r",? (?:for|of|in|among|by|with) (?=(?:(?!on |of |in |to |and |for )[\w’'-]+ ){0,5}?(?:students|pupils|"
    r"children|learners|participants|"
    r"undergraduates|adolescents|teachers|adults|boys|girls)\b)"
)
LISTED = re.compile(
    r", (?:and )?[\w -]{3,60},? and\b|"
    r", and (?:the |an? )?[\w-]+(?: [\w-]+){0,3} (?:on|with|for)\b"
)
"""Behind what is the first of several things that were tried against each other."""
HALF = re.compile(
    r" (?:designed|developed|used|delivered|provided|offered|\w+ing)\b|"
    r",? (?:and|or) (?!(?:to|whether|how|if)\b)(?:the |an? )?[\w-]+|"
    r", (?!(?:and (?:to|whether|how)|which|who|as|by|using|in|compared|with|for|when|we|while|where|after)\b)"
    r"[^.;]{3,160}\b(?:and|or)\b",
    re.IGNORECASE,
)
"""Behind an outcome that is described further, or is the first of a list."""
PEOPLE_ALONE = re.compile(
    r".*\b(?:probes|instruments?|questionnaires?|inventory|scales?)$|(?:e-learning|online learning|"
    r"distance learning)$|"
    r".*\bsample$|.*\((?:[a-e]|\d|i+)\)|"
    r"(?:[\w’'-]+ ){0,5}?(?:students|pupils|children|learners|participants|undergraduates|adolescents|"
    r"teachers|"
    r"adults|boys|girls|schools|people|families|classrooms)\b(?!['’])(?! (?!with|in|of|from|at|who|"
    r"aged)\w)|(?:an? |the )?(?:population|sample|"
    r"group)s? of|(?:teachers?|parents?|instructors?|"
    r"tutors?)['’]?s?\b|.*\bin order$|(?:the )?(?:role|extent|use|number|type|degree)\b|.*\b(?:questions|"
    r"issues|"
    r"topics|field)$|(?:the )?(?:development|acquisition|teaching|learning|teaching and learning|"
    r"behaviou?r|level)$|"
    r"[\w-]+ing (?:these|those|this|the)\b",
    re.IGNORECASE,
)
"""No outcome: people, what their teachers felt, or an empty word."""
LEANING = re.compile(
    r"\b(?:based|focus\w*|depend\w*|emphasis|relying|centred|centered|built|data|research) (?:up)?on $|"
    r"\b(?:moderat|mediat)ing\b[^.;]*$"
)
"""Before what an approach rests on, which is no outcome of it."""
AS_DESIGN = re.compile(r"(?:test|quasi-experimental|design with(?: an?)?|non-?equivalent) $", re.IGNORECASE)
ASKS = re.compile(rf"\b{JUDGED}\b|\b(?:purpose|aim|objective|question)s?\b", re.IGNORECASE)
ALSO_ASKED = re.compile(
    r"\b(?:teachers|students|pupils|children|participants)\b[^.;]*\b(?:evaluat|assess|examin|"
    r"explor)ed the (?:\w+ of )?$|"
    r"\b(?:perceptions?|views?|opinions?|beliefs?|attitudes) (?:of|on|about|regarding|towards?) "
    r"(?:the )?(?:\w+ of )?$|"
    r"\b(?:if|whether)\b|\b(?:moderat|mediat)ing (?:effects?|influence|impact|role) of [^.;]*$|"
    r"\b(?:moderating|mediating|differential|interaction|interactive) $",
    re.IGNORECASE,
)
"""Before an effect that is asked about second, or that changes another one."""
COMPARES = re.compile(r"\b(?:compar|effect|impact|efficacy|evaluat)\w*", re.IGNORECASE)
"""Beside one of these "versus" stands between programmes."""
