"""Finds the sentences of a text that limit what may be concluded from the study it reports.

Longer than a file should be, because its three tables of cues stand beside the rule that reads them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_STUDY = (
    r"(?:stud(?:y|ies)|research|trials?|evaluations?|reviews?|meta-?analys[ei]s|surveys?|analys[ei]s|"
    r"designs?|experiments?|projects?|paper|article|report|investigation|data(?: ?sets?)?|samples?|"
    r"evidence|work|method(?:s|ology)?|approach|inquiry|comparisons?|pilots?)"
)
_RESULT = (
    r"(?:results?|findings?|conclusions?|estimates?|effects?|outcomes?|evidence|data|inferences?|"
    r"differences?|impacts?|associations?|relationships?|figures?|patterns?|gains?|claims?|comparisons?|"
    r"scores?)"
)
_MORE = (
    r"(?:(?:much |still |yet |far )?(?:more|further|future|additional|larger|longer|bigger|better|stronger|"
    r"independent|randomi[sz]ed|rigorous|robust|replication|follow-up|longitudinal|experimental|new)(?:[ "
    r"-](?:scale|term|designed|and|or|quality|high|controlled|more|larger|longer|rigorous|robust|"
    r"randomi[sz]ed|empirical|detailed|careful|longitudinal|experimental|systematic|replication)){0,4})"
)
_NOT_KNOWN = (
    r"(?:can ?not|can't|could not|couldn't|(?:is|was|are|were|am) (?:unable|not able) to|(?:is|was) (?:not "
    r"possible|impossible|hard|difficult|too early|premature) to|do(?:es)? not allow us to)"
)
_SETTING = (
    r"(?:schools?|class(?:es|rooms?)?|sites?|settings?|institutions?|universit(?:y|ies)|colleges?|"
    r"districts?|subjects?|teachers?|countr(?:y|ies)|cit(?:y|ies)|regions?|states?|year groups?|grades?|"
    r"nurser(?:y|ies)|cohorts?|terms?|occasions?|centres?|centers?|areas?|local authorit(?:y|ies))"
)

_ALWAYS = (
    # Caution asked for.
    r"\b(?:interpret\w*|treat\w*|read|view\w*|regard\w*|consider\w*|generali[sz]\w*|seen|taken|handled|"
    r"used)(?: \w+){0,6} (?:with (?:\w+ ){0,2}caution\b|cautiously|tentatively)",
    r"\b(?:interpreted|treated|read|viewed|regarded|seen|taken|used|applied) with (?:\w+ ){0,2}care\b",
    r"(?:caution|care) (?:is|are|was|must|should|needs? to|ought to|in (?:interpret|generali[sz]|draw|"
    r"apply|using))\b(?! (?:taken )?(?:of|for)\b)(?=[^.]*\b(?:interpret|generali|draw|conclu|appl|claim|"
    r"infer|read|"
    rf"need|required|warranted|advised|exercis|extend|{_RESULT}))",
    rf"caution(?:ed|s)? (?:against|about|that|when|before) [^.;]*\b(?:{_RESULT}|conclu\w+|generali\w+|"
    rf"infer\w+)",
    # Cause, chance and what cannot be told.
    rf"\b{_NOT_KNOWN} (?:\w+ ){{0,2}}(?:conclude|infer|claim|rule out|disentangle|establish|attribute|say "
    rf"whether|"
    r"say that|say how|tell whether|tell if|tell how|determine|be (?:sure|certain|ruled out|attributed "
    r"(?:solely|only|with|to the programme)|inferred|established|concluded|disentangled|drawn)|exclude "
    r"(?:the|that)|separate the|isolate the|distinguish between the|draw|make (?:any )?(?:causal|firm|"
    r"strong|definitive|general))",
    r"\b(?:no|not|nor|cannot|preclud\w+|prevent\w*|limit\w*|weaken\w*|without|rather than|prohibit\w*|"
    r"unable to)\b[^.;]{0,50}\bcaus(?:al|ality|ation|e and effect|e-and-effect)\b(?! model| factor| "
    r"relation(?:ship)?s? (?:was|were|between|found))",
    r"\bcaus(?:al|ality|ation|e and effect)\b[^.;]{0,60}\b(?:cannot|can not|could not|not (?:be "
    r")?(?:possible|warranted|established|inferred|drawn|demonstrated|justified)|should not|uncertain|"
    r"unclear)",
    r"\b(?:this|these|results?|findings?|associations?|correlations?|differences?|link)\b(?! "
    r"fact)[^.;]{0,40}\b(?:does|do|did) not (?:necessarily |in itself |by itself |alone )?(?:prove|imply|"
    r"mean that|establish (?:that|caus)|demonstrate that|show that[^.;]*caus)",
    rf"\b(?:this|these|{_RESULT}|correlations?)\b[^.;]{{0,40}}\bshould not be (?:\w+ )?(?:taken|read|seen|"
    rf"regarded|"
    r"interpreted|understood|used|attributed|over)",
    r"\b(?:could|may|might|can)(?: well| also| simply| still| not be more than)?(?: be| have been| have "
    r"arisen| have occurred| reflect| arise| have come about)?(?: due| down| owing| attributable| the "
    r"result of| because of| to| by| from| a matter of| nothing more than| just| simply| mere| no more "
    r"than)* (?:chance|regression to the mean|the novelty|a novelty|novelty|maturation|placebo|the "
    r"hawthorne)\b",
    r"\b(?:preclud\w+|prevent\w*|rule[sd]? out|hinder\w*|limit\w*|weaken\w*|restrict\w*|constrain\w*|"
    r"undermin\w+|reduc\w+|threat\w*|compromis\w+)\b (?:\w+ ){0,5}(?:conclusions?|inferences?|"
    r"generali[sz]\w+|interpretation|validity|claims|comparability|representativeness|what (?:can|may) be "
    r"(?:said|concluded|inferred))",
    r"\b(?:no|few|any|only tentative|only limited|not allow)\b (?:\w+ ){0,3}(?:firm|definite|definitive|"
    r"strong|clear|general|robust|solid|tentative|causal|reliable|certain) (?:\w+ )?(?:conclusions?|"
    r"inferences?|claims|answers?)",
    rf"\b(?:{_RESULT}|answers?)\b (?:\w+ ){{0,4}}(?:is|are|was|were|remains?|must be|should be) (?:\w+ )?"
    r"(?:considered |seen as |regarded as |treated as |viewed as |interpreted as |deemed |only |still |"
    r"therefore |thus |hence |however )*(?:tentative|preliminary|inconclusive|exploratory|provisional|"
    r"suggestive|uncertain|not conclusive|not definitive|merely|imprecise|speculative|correlational|not "
    r"causal)\b",
    r"\bexploratory nature\b|\bpreliminary nature\b|\bcorrelational (?:nature|design|"
    r"data)\b(?=[^.]*\b(?:no|not|cannot|limit\w*|preclud\w*|caution\w*)\b)",
    r"\b(?:may|might|could) (?:also )?(?:be (?:confounded|inflated|overstated|overestimated|underestimated|"
    r"explained (?:instead |rather |partly |just as well )?by (?:chance|other|differences|selection|"
    r"confound\w*|teachers? (?:enthusiasm|effects))) |have (?:biased|inflated|influenced|affected|"
    r"confounded|overestimated) (?:the |our |these )(?:results|findings|estimates|effects|outcomes|scores|"
    r"answers|responses))",
    r"\b(?:other|unmeasured|unobserved|uncontrolled|outside|confounding|extraneous) (?:\w+ )?(?:factors|"
    r"variables|differences|influences|confounders|characteristics|explanations)\b[^.;]{0,40}\b(?:(?:may|"
    r"might|could)(?: also| well)? (?:explain|account|have|lie behind|be responsible)|(?:cannot|can not|"
    r"could not|were not|was not|not) (?:be )?(?:controlled|ruled|measured|excluded|taken))",
    # Generalising.
    rf"\b(?:{_RESULT}|conclusions|this|these|they|it)\b[^.;]{{0,50}}\b(?:cannot|can not|may not|might not|"
    rf"should not|"
    r"could not|are not|is not|not necessarily|difficult to|hard to|not be) (?:be )?(?:easily |readily |"
    r"directly |fully |necessarily |simply |widely )?(?:generali[sz]\w*|transfer(?:able|red)?\b|appl(?:y|"
    r"ied|icable) to|hold (?:for|in|elsewhere)|extrapolated|representative|typical of|extended (?:to|"
    r"beyond))",
    r"\b(?:limit\w*|restrict\w*|reduc\w+|lack\w*|poor|low|threat\w* to|caution\w*|constrain\w*|question\w*|"
    r"affect\w*|"
    rf"hinder\w*) (?:\w+ ){{0,4}}generali[sz](?:ability|ation|ing|e)\b(?= (?:of|to|from|beyond|these|the|"
    rf"our|such|across)[^.;]*\b(?:{_RESULT}|population|schools|countries|contexts|settings|pupils|students|"
    rf"sample|beyond)|[.,;]|$)",
    rf"\bgenerali[sz]ability (?:of (?:the|these|our|this|its) (?:\w+ )?{_RESULT} )?(?:is|was|may be|might "
    rf"be|remains|"
    r"could be) (?:\w+ )?(?:limited|restricted|unclear|uncertain|unknown|questionable|low|reduced|"
    r"constrained)",
    r"\b(?:sample|participants|schools|respondents|volunteers|teachers|pupils|students|"
    r"data)\b[^.;]{0,40}\b(?:was|were|is|are|may|might|not)\b(?: not| be| be not| not be)* "
    r"(?:unrepresentative|non-representative|(?<=not )(?:necessarily |nationally |fully )?representative|"
    r"(?<=be )un?representative|self-selected|(?:all )?volunteers\b)",
    # The sample, its setting and its time.
    r"(?<!studies with )(?<!studies that had )(?<!interventions with )\b(?:small|limited|low|modest|"
    r"insufficient|inadequate|restricted|tiny)(?:er)? sample(?:s)?[ -]sizes?\b",
    r"\b(?:sample(?: size)?s?|number of (?:participants|pupils|students|schools|teachers|children|classes|"
    r"studies|trials|clusters|responses|cases)|groups?|numbers)(?: \w+){0,4} (?:was|were|is|are|being)(?: "
    r"\w+)? (?:too |very |rather |relatively |quite |so |extremely |fairly )?(?:small|low|limited|few|"
    r"tiny)\b",
    r"\b(?:because of|due to|owing to|given|despite|limited by|with (?:such|so|only|just)|based on (?:such|"
    r"only|just)|although|though|rest(?:s|ed)? on|hampered by|in view of|in light of) (?:\w+ "
    r"){0,4}(?:small|few|low|limited|tiny) (?:\w+ )?(?:sample|samples|number of|numbers of|numbers|studies|"
    r"trials|participants|response|schools)\b",
    rf"\b(?:{_STUDY}|{_RESULT}|sample|we|participants|it)\b[^.;]{{0,60}}\b(?:limited to|restricted to|"
    rf"confined to|"
    r"(?:only|just)(?: (?:in|from|at|of|on|within|involved|included|covered|used))?) (?:only |just "
    r")?(?:one|a single|two)"
    rf"(?: \w+)? {_SETTING}\b",
    r"\b(?:only|just) (?:one|two|three|four|a (?:few|handful|small number)|very few) (?:of the )?(?:\w+ "
    r")?(?:schools?|class(?:es)?|sites?|districts?|studies|trials|universit(?:y|ies)|teachers|cohort|"
    r"country|countries|institution)\b(?=[^.]*\b(?:took part|tak(?:e|ing) part|participated|met|included|"
    r"available|found|eligible|randomi[sz]ed|study|sample|evidence|limit\w*|generali\w*|caution|involved|"
    r"drawn|took|conducted|recruited|reported)\b)",
    r"\b(?:short|brief|limited|insufficient)(?:er|ness)?(?: of the)?(?: \w+)? (?:follow-?up|duration|"
    r"time[- ]?frame|time[- ]?span|observation period|study period|timescale)\b(?=[^.]*\b(?:limit\w*|may|"
    r"might|could|not|no|caution\w*|too|because|due|whether|so|therefore|weak\w*)\b)|\b(?:because|given|"
    r"due to|owing to|limited by|limitations?)\b[^.;]{0,60}\b(?:short|brief|limited) (?:\w+ "
    r")?(?:follow-?up|duration|time[- ]?frame|period|timescale)\b",
    r"\b(?:no|without|lack of|lacked|absence of)(?: any| a)?(?: long[- ]term| longer[- ]term| delayed)* "
    r"follow-?up\b(?! support| questions?| sessions?| training)",
    r"\b(?:long(?:er)?[- ](?:term|run)|lasting) (?:effects?|impacts?|outcomes?|benefits?|gains?|"
    r"consequences?)\b[^.;]{0,40}\b(?:unknown|unclear|not (?:known|measured|assessed|examined|studied|"
    r"tested|followed|investigated))",
    r"\b(?:high|substantial|considerable|differential|heavy|large|significant|severe|serious|uneven)(?: "
    r"sample| pupil| student| school| participant)? (?:attrition|loss to follow-?up|levels? of missing "
    r"data|non-?response|drop-?out from the (?:study|trial|programme|sample))\b",
    r"(?<!teacher )(?<!staff )(?<!school )\b(?:attrition|loss to follow-?up|non-?response|missing data)(?: "
    r"\w+){0,3} (?:was|were|is|are|may|might|could|means?|reached|limit\w*|weaken\w*|threat\w*|"
    r"reduc\w*)\b(?! (?:low|minimal|small|negligible|similar|zero|not|comparable|equal|reduced|lower|"
    r"imputed|handled|due|calculated|defined|affected))(?! \w+ (?:by|through|with) )",
    r"\b(?:low|poor|limited) (?:response|return|completion|participation)(?: "
    r"rates?)\b(?=[^.]*\b(?:limit\w*|caution|so|mean\w*|represent\w*|bias\w*|generali\w*|conclu\w*|was|"
    r"were|is|are)\b)",
    # The design.
    r"\b(?:no(?! treatment)|without (?:a|an|any)|without|lack(?:ed|s|ing)?(?: of)?(?: a| an| any)?|absence "
    r"of (?:a|an|any)|(?:did|does) not (?:include|have|use|involve|feature)(?: a| an| any)?|not having a|"
    r"had no)(?: \w+)? (?:control|comparison|counterfactual|comparator)(?: (?:group|groups|condition|class|"
    r"classes|school|schools|arm|sample))\b(?! (?:differ|advantage|pupil|student|effect|gain))",
    r"\b(?:were|was|are) not (?:randomly (?:assigned|allocated|selected|sampled|chosen|drawn)|"
    r"randomi[sz]ed)\b|\b(?:lack|absence) of random\w*\b|\bnot a (?:randomi[sz]ed|controlled|"
    r"representative|random)\b",
    r"\b(?:rel(?:y|ies|ied|iance)|depend(?:s|ed|ence|ent)?|based|rest(?:s|ed)?)\b(?: \w+){0,2} (?:up)?on "
    r"(?:\w+ ){0,4}(?:self-?[ -]?report\w*|self-?[ -]?assess\w*|self-?[ -]?rat\w*|teachers' own (?:reports|"
    r"accounts|ratings)|parents' (?:own )?(?:reports|accounts)|recall)\b(?=[^.]*\b(?:which|may|might|could|"
    r"so|and so|limit\w*|bias\w*|only|solely|entirely|rather than|not|caution\w*|exclusively|heavily)\b)|"
    r"\b(?:relied|relies|based|depends|reliance)\b (?:solely |only |entirely |exclusively |heavily |"
    r"largely |mainly )(?:up)?on (?:\w+ ){0,4}self-?[ -]?report",
    r"\bself-?[ -]?report(?:s|ed|ing)?(?: \w+){0,3} (?:may|might|can|could|is|are|was|were) (?:\w+ "
    r"){0,2}(?:bias\w*|inaccura\w*|overstat\w*|overestimat\w*|unreliable|subject to|prone to|vulnerable|"
    r"not reflect|not match|differ from|limit\w*)",
    r"\b(?:recall|social desirability|response|selection|self-selection|non-response|publication|reporting|"
    r"attrition|observer|sampling|assessor|experimenter|hindsight) bias(?:es)?\b(?=[^.]*\b(?:may|might|"
    r"could|possib\w+|risk|cannot|can not|likely|concern\w*|suspect\w*|limit\w*|evidence of|signs? of|"
    r"indicat\w*|potential|subject to|prone to|present|detected|not (?:be )?ruled|inflat\w*|suggest\w*)\b)",
    r"\b(?:under-?powered|not (?:adequately |sufficiently |fully )?powered|inadequately powered|"
    r"insufficiently powered|(?:low|limited|insufficient|inadequate|reduced|little|poor|lack(?:ed|s|"
    r"ing)?(?: of)?(?: the)?(?: sufficient| adequate)?|not (?:have )?(?:enough|sufficient)) (?:statistical "
    r")?power(?=[ ,.;](?:to|of|due|because|and|for|in|$)|[.,;]))",
    r"\btoo (?:small|few|imprecise|short|noisy|wide)(?: \w+){0,3} (?:to|for)\b(?=[^.]*\b(?:detect|"
    r"conclu\w+|show|tell|draw|estimat\w*|reliab\w*|general\w*|say|sure|firm|support|answer|certain|"
    r"confiden\w*|analys\w*|rule)\b)",
    r"\bp-?[ -]?hacking\b|\bnot pre-?registered\b|\bnot (?:been )?(?:corrected|adjusted) for multiple\b|"
    r"\bwithout (?:correct\w+|adjust\w+) for multiple\b",
    # How good the evidence is.
    r"\b(?:quality|certainty|strength|security|robustness|rigou?r)(?: rating)? of (?:the |this |these |our "
    r"|available |existing |included |underlying |supporting |overall |primary |evidence base "
    r")*(?:evidence(?: base)?|studies|trials|research|findings?|finding|estimates?)\b[^.;]{0,40}\b(?:is|"
    r"was|were|are|as|remains|being|rated|judged|ranged|assessed)(?: \w+){0,4}? (?:low|weak|poor|limited|"
    r"very low|mixed|variable|uneven|insufficient|modest)\b",
    r"\b(?:low|poor|very low|weak)[- ](?:quality|certainty|security|strength) (?:of )?(?:evidence|studies|"
    r"trials|research|ratings?|findings?)\b|\b(?:evidence|studies|research|trials?)\b[^.;]{0,30}\b(?:of|"
    r"have|has|had|was of|were of) (?:generally |mostly |very |overall |relatively )?(?:low|poor|weak|"
    r"limited) (?:methodological )?(?:quality|certainty|security|rigou?r|strength)\b",
    r"\bpadlocks?\b(?=[^.]*\b(?:low|lost|lose[sd]?|only|one|two|1|2|zero|0|no|reduced|dropped|very|limited|"
    r"weak|few|downgrad\w*)\b)|\b(?:low|lost|only|one|two|reduced|zero|limited|"
    r"weak)\b[^.;]{0,60}\bpadlocks?\b",
    r"\bsecurity(?: rating| of (?:this|the) (?:finding|result|evidence))?\b[^.;]{0,40}\b(?:is|was|as|rated|"
    r"rating of) (?:\w+ ){0,2}(?:low|very low|moderate to low|limited|weak|poor)\b",
    r"\b(?:high|serious|unclear|considerable|substantial|moderate to high|some) risk of bias\b(?! (?:was|"
    r"were) (?:not|ruled))",
    r"\brisk of bias\b[^.;]{0,40}\b(?:was|were|is|are|rated|judged) (?:\w+ ){0,2}(?:high|unclear|serious|"
    r"considerable)\b",
    r"\bmethodological(?:ly)? (?:\w+ )?(?:weakness(?:es)?|limitations?|flaws?|shortcomings?|weak|limited|"
    r"flawed)\b(?=[^.]*\b(?:of|in|with|mean\w*|limit\w*|so|study|studies|review\w*|results|findings|"
    r"caution|reduc\w*|prevent\w*)\b)",
)
"""What limits conclusions wherever it stands."""

_OWN_LIMITS = (
    r"\b(?:study|studies|research|trial|evaluation|review|analysis|design|survey|investigation|project|"
    r"paper|findings|results|data|dataset|evidence|meta-analysis|conclusions|sample|approach)(?:'s|s')? "
    r"(?:\w+ ){0,3}?(?:is|was|are|were|has|have|had|suffers? from|suffered from)(?: also| therefore| "
    r"however| clearly| thus| only)? (?:(?:several|some|important|a number of|many|certain|clear|a few|its|"
    r"two|three|four|various|serious|major|notable|key) )?(?:limited (?:by|in|because|due|to|as)|"
    r"limitations?)\b",
    r"\b(?:limitations?|weakness(?:es)?|shortcomings?|caveats?)(?: \w+)? (?:of|to|in|with) (?:the|this|"
    r"these|our|that|its) (?:\w+ ){0,3}(?:study|studies|research|trial|evaluation|review|analys[ei]s|"
    r"design|survey|investigation|findings|results|data|evidence|sample|work|meta-analysis|evidence base|"
    r"method|methods|methodology|experiment|pilot|inquiry|[\w-]+ approach are discussed)\b",
    r"\b(?:one|a|an|the|another|its|our|main|major|key|important|potential|several|some|first|second|"
    r"further|study|methodological|research|two|three)(?: \w+)? (?:limitations?|caveats?)(?: here| is\b| "
    r"are\b| was\b| were\b| include| includes| included| concerns?)(?! (?:addressed|overcome|removed))(?! "
    r"?[.,;])",
    r"\blimitations\b(?:,| and| as well as)[^.;]{0,80}\b(?:are|were|is) (?:also )?(?:discussed|presented|"
    r"addressed|noted|described|considered|provided|included|suggested|reported|outlined|offered|given|"
    r"explored|acknowledged)",
    r"\b(?:discuss\w*|consider\w*|present\w*|not\w+|acknowledg\w*|"
    r"address\w*)\b[^.;]{0,60}\blimitations\b(?:,| and| of (?:the|this|our|these)|\.|$)",
    r"^(?:limitations?|study limitations?|caveats?|strengths and limitations) ?:",
    r"\blimitations (?:are|were) (?:also )?(?:discussed|noted|presented|addressed|considered|acknowledged|"
    r"described)",
    r"\b(?:has|have|had|with|despite|given|considering) (?:\w+ )?(?:its|some|several|important|a number of|"
    r"these|the study's|our) limitations\b",
)
"""Limitations called by that name, of the study itself."""

_OF_OTHERS = re.compile(
    r"\b(?:limitations?|weakness(?:es)?|shortcomings?) (?:of|in|to|with) (?:the |these |this )?(?:existing|"
    r"previous|prior|earlier|past|traditional|current (?:approach|practice|model|method|literature|assess)|"
    r"conventional|such|standardi[sz]ed|available|the literature|accountability|curricul\w+|class\w*|"
    r"school\w*|teach\w*|assess\w*|tests?\b|instruction\w*|learn\w*|many|most)|\b(?:functional|physical|"
    r"cognitive|intellectual|instructional|activity|language|reading|students'|pupils'|learners'|"
    r"children's|teachers'|personal|resource) limitations?\b|\b(?:overcom\w+|address\w*|avoid\w*|remov\w+|"
    r"resolv\w+|circumvent\w*) (?:\w+ ){0,3}(?:limitations?|shortcomings?|weaknesses|bias(?:es)?)\b|"
    r"\b(?:control|controls|controlled|adjust|adjusts|adjusted|correct|corrects|corrected|account|accounts|"
    r"accounting|accounted|controlling|adjusting|correcting|reduce|reduces|minimi[sz]e|minimi[sz]es)(?: "
    r"for)? (?:\w+ ){0,3}(?:bias|biases|confounding|confounders)\b",
    re.IGNORECASE,
)
"""Limits of other people's work, of pupils, of teaching, or of what the study itself put right."""

_AFTER_AIMS = (
    # True of the study once it has been told of; before that, it is why the study was made.
    rf"\b{_MORE} (?:\w+ ){{0,2}}(?:research|stud(?:y|ies)|trials?|work|evidence|investigations?|"
    rf"evaluations?|data|inquiry|"
    r"replications?|exploration|analys[ei]s|experiments?|testing|samples?)\b[^.;]{0,70}?\b(?:(?:is|are|was|"
    r"were|be|will be|would be|remains?|seems?)(?: still| also| clearly| urgently| therefore| thus| now| "
    r"certainly| both| much| however| needed and)* (?:needed|required|necessary|warranted|called for|"
    r"recommended|essential|desirable|advisable|in order)|(?:needs?|ought) to)\b",
    rf"\b(?:needs? (?:for|of)|calls? for|called for|necessity (?:for|of)|requires?|(?<!to )warrants?) "
    rf"{_MORE} (?:\w+ ){{0,2}}(?:research|stud(?:y|ies)|trials?|work|evidence|"
    r"investigations?|evaluations?|data|inquiry|replications?|exploration|testing|experiments?)\b(?! "
    r"(?:skills|assistants?|staff))",
    r"\b(?:need(?:s|ed)?|remains?|has yet|have yet|yet) (?:to be )(?:replicated|confirmed|established|"
    r"tested (?:in|with|on)|seen whether|determined|verified)\b",
    r"\b(?:future|further|subsequent) (?:research|studies|work|trials|evaluations?)\b (?:\w+ "
    r"){0,2}(?:should|must|could|would|will need|might|may)\b(?=[^.;]*\b(?:larger|longer|bigger|"
    r"randomi[sz]\w*|replicat\w*|confirm\w*|other (?:contexts|settings|countries|schools|populations)|"
    r"representative|rigorous|control groups?|controlled|diverse|verify|causal\w*|establish whether|"
    r"determine whether|generali[sz]\w*|follow-?up|long-term)\b)",
    r"\b(?:evidence|research(?: base)?|studies|data|information)\b(?: \w+){0,8}? (?:is|are|was|were|"
    r"remains?|being)(?: still| very| also| relatively| rather| currently| too| generally| extremely| "
    r"often| quite| somewhat| so)* (?:limited|weak|inconclusive|insufficient|thin|sparse|scarce|scant|"
    r"patchy|lacking|mixed and limited|uncertain|inconsistent|poor|inadequate)\b(?! (?:to|in) (?:\w+ "
    r")?(?:schools|countries|pupils|students|research))",
    r"\b(?:very |only |extremely |relatively |still )?(?:limited|little|weak|insufficient|scant|"
    r"inconclusive|not enough|too little) (?:\w+ ){0,2}evidence\b",
    r"\b(?:few|no|lack of|small number of|shortage of)(?: \w+)? (?:rigorous|robust|high[- ]quality|well[- "
    r"]designed|well[- ]controlled|randomi[sz]ed|experimental|causal|controlled|independent|"
    r"large-scale)(?: \w+)? (?:stud(?:y|ies)|evaluations?|trials?|evidence|research)\b",
    r"\b(?:it|which|whether[^.;]{1,80}) (?:is|remains|was|are) (?:therefore |still |thus |as yet |not yet |"
    r"however |also )*(?:unclear|unknown|uncertain|not (?:yet )?(?:known|clear)|to be (?:seen|established|"
    r"determined)|an open question)\b",
)
"""What limits conclusions where it is said of the study at hand, not as the gap that it set out to fill."""

_FLAGS = re.IGNORECASE
_always = tuple(re.compile(pattern, _FLAGS) for pattern in (*_ALWAYS, *_OWN_LIMITS))
_after_aims = tuple(re.compile(pattern, _FLAGS) for pattern in _AFTER_AIMS)

_TRIGGER = re.compile(
    r"limit|caut|care\b|caus|cannot|can not|can't|could|unable|not |no |without|lack|absence|small|few|low|"
    r"poor|only|just|one |single|short|brief|attrition|dropout|drop-out|self-|bias|power|hack|quality|"
    r"certainty|padlock|security|research|stud|trial|need|yet |evidence|unclear|unknown|weak|caveat|"
    r"exploratory|preliminary|tentative|inconclusive|may |might ",
    _FLAGS,
)
"""Most sentences hold none of these and are passed over at once."""

_AIMS = re.compile(
    r"\b(?:this|the (?:present|current)|our) (?:\w+ ){0,2}(?:study|paper|article|research|trial|thesis|"
    r"dissertation|review|meta-analysis|report|experiment|evaluation|investigation|survey|project)\b|"
    r"\b(?:purpose|aims?|objectives?|goal)\b[^.;]{0,60}\b(?:was|is|were|are)\b|^(?:aims?|objectives?|"
    r"purpose|methods?)\b|\bwe (?:\w+ )?(?:examin|investigat|explor|test|evaluat|conduct|stud|compar|ask|"
    r"review|assess|report|analy[sz])\w*",
    _FLAGS,
)
"""Where a text turns from what was known to what it did itself."""


def limitations_in(text: str, *, sentences: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return which of `sentences` (start and end in code points of `text`) limit what may be concluded.

    The numbers count from 0 and come in order. A sentence about the limits of earlier work, of pupils or
    of teaching is not among them, nor is a gap in knowledge that the study set out to fill.
    """
    said = [" ".join(text[start:end].split()) for start, end in sentences]
    aims = next((index for index, sentence in enumerate(said) if _AIMS.search(sentence)), -1)
    return tuple(
        index
        for index, sentence in enumerate(said)
        if _TRIGGER.search(sentence) and _limits(sentence, told=index > aims)
    )


def _limits(sentence: str, *, told: bool) -> bool:
    """Whether a sentence limits conclusions; `told`: the study at hand has been spoken of before it."""
    bare = _OF_OTHERS.sub(" ", sentence)
    patterns = (*_always, *_after_aims) if told else _always
    return any(pattern.search(bare) for pattern in patterns)
