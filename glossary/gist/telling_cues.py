"""Words by which a statement shows what it tells: of others, an aim, a plan, a method, a result."""

from __future__ import annotations

import re

STUDY = (
    r"(?:study|studies|paper|article|research|trial|thesis|dissertation|review|meta-analysis|report|"
    r"experiments?|evaluation|investigation|survey|project|chapter|analysis|work|inquiry|synthesis|pilot|"
    r"RCT)"
)
OWN = re.compile(
    rf"\b(?:this(?! (?:is|was|can|may|has|does))|the (?:present|current|reported)|these|our|my)(?: "
    rf"[\w,-]+){{0,5}} {STUDY}\b|\b(?:we|I)\b(?! know| live| argue| believe)|\b(?:purpose|aims?|"
    rf"objectives?|goal|focus) (?:of|was|is|were|are)\b|\bstudy (?:was|were|aim\w*|"
    r"investigat\w*|examin\w*|explor\w*)|\brandom(?:ly|i[sz]ed)\b[^.]*\b(?:were|was|we|are|I)\b|"
    r"\b(?:participants|subjects|sample|respondents|data|interviews|questionnaires|"
    r"surveys)\b[^.]{0,40}\b(?:were|was|consisted|comprised|included)\b|\bparticipated\b|\b(?:studies|"
    r"articles|papers) (?:[\w-]+ ){0,6}were (?:\w+ )?(?:reviewed|synthesi[sz]ed)|\b(?:results|findings) "
    r"(?:show|indicat|reveal|suggest|demonstrat)\w*|\bwere (?:randomly |then )?(?:assigned|allocated|"
    r"recruited|interviewed|surveyed|selected|administered|tested)\b|\bthe (?:authors?|researchers?) "
    r"(?:\w+ )?(?:investigat|examin|explor|test|evaluat|conduct|stud|compar|survey|analy|found|report|"
    r"review|describ|present)\w*|\b(?:study|studies|experiments?) (?:was|were) (?:conducted|carried out|"
    r"designed|"
    r"undertaken)|\b(?:design|method|approach|survey|trial) (?:was|were) (?:used|employed|adopted|conducted|"
    r"carried out)",
    re.IGNORECASE,
)
"""Words with which a text speaks of the study that it reports."""
SUMMARY = re.compile(
    r"\b(?:on average\b[^.]*\b(?:impact|effect|progress)|(?:impact|effect)\b[^.]*\bon average\b|months(?:'|"
    r"’)? (?:of )?(?:additional |extra )?(?:progress|impact)|(?:high|low|moderate|positive|negative|small|"
    r"large)[- ]impact\b)",
    re.IGNORECASE,
)
"""A summary page of what research found: it reports findings without speaking of "this study"."""
OTHERS = re.compile(
    r"(?i:\b(?:previous|prior|earlier|past|existing|much|considerable|extensive|decades of|most|some|"
    r"several|many)(?: [\w-]+)?(?: [\w-]+)? (?:stud(?:y|ies)|research|work|literature|evidence|scholars|"
    r"researchers|meta-analys[ei]s|trials)\b(?! (?:participants|schools|design|groups))|\b(?:research|"
    r"studies|literature|evidence|scholars) (?:has|have|suggests?|shows?|indicates?) |\bit is (?:well |"
    r"widely |generally |often )?(?:known|accepted|believed|assumed))|\(\s?[A-Z][\w-]+(?: (?:et al\.|and|"
    r"&) ?[\w-]*)?,? (?:19|20)\d\d\)",
)
"""Words with which a text speaks of other people's work."""
OWN_TOO = re.compile(
    r"\b(?:consistent|in line|contrast|contrary|consonant|accordance)\b|\b(?:replicat|extend|contradict|"
    r"confirm|support)\w*|\b(?:this|the present|the current) (?:study|review|meta-analysis|trial)\b|\bwe "
    r"(?:found|find|show|included|identified|reviewed|synthesi[sz]ed)|\bmeta-analysis of\b",
    re.IGNORECASE,
)
PLAN = re.compile(
    r"\b(?:will|shall) (?:then |also |first |each |all |not |subsequently )?(?:be (?:\w+ ){0,2}(?:\w+ed|"
    r"drawn|given|taught|chosen|made|held|run|sent)|receive|recruit|compare|test|assess|measure|evaluate|"
    r"complete|examine|include|take part|participate|investigate|collect|use|follow|run|involve|explore|"
    r"report|conduct)\b|\b(?:study|trial|review|evaluation) protocol\b|\bthis protocol\b|\b(?:we|I) "
    r"(?:plan|propose|intend) to\b|\bplanned (?:study|trial|evaluation)\b",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:study|research|paper) is significant\b|"
    r"\b(?:future|further|more|additional) (?:[\w-]+ )?(?:research|studies|work|trials)\b[^.;]*\b(?:should|"
    r"needed|"
    r"required|warranted|necessary|must|could|may|might|on|into|directions)\b|\brecommend(?:s|ed)? (?:that )?"
    r"(?:further|future|more)\b|\b(?:implications|directions|recommendations|suggestions) for\b[^.;]*"
    r"\b(?:are|were) (?:also )?(?:discussed|offered|given|provided|made|presented|outlined)\b",
    re.IGNORECASE,
)
"""What is still to be studied, or what follows: no part of what was done."""
RESULT = re.compile(
    r"\b(?:made|showed|had|gained) (?:\w+ )?(?:greater|larger|better|higher|more|less|fewer|lower)\b|"
    r"\b(?:results?|findings?|analys[ei]s|analyses|data|evidence|regressions?|comparisons?|tests?|"
    r"estimates|models?|ANOVAs?|ANCOVAs?|outcomes?|interviews|responses|observations|study|review|"
    r"meta-analysis|trial|paper|article|it|we|I|authors?|researchers?|themes?)\b(?: [\w-]+){0,6}? "
    r"(?:show(?:s|ed|n)?|reveal(?:s|ed)?|indicat(?:e|es|ed)|suggest(?:s|ed)?|demonstrat(?:e|es|ed)|found|"
    r"finds?|yield(?:s|ed)?|confirm(?:s|ed)?|support(?:s|ed)?|provid(?:e|es|ed) (?:\w+ )?evidence|observed|"
    r"detect(?:s|ed)|identif(?:ied|y|ies)|emerged|highlight(?:s|ed)?|report(?:ed)? (?:that|no|a)|"
    r"conclude[sd]?|document(?:s|ed)?)\b|\b(?:was|were|are|is) (?:also |not |thus )?(?:found|observed|"
    r"identified|detected|revealed|evident|seen|noted)\b|\bsignificant(?:ly)?\b|\boutperform\w*|\beffect "
    r"sizes?\b|\bp ?[<=>]|\bno (?:\w+ ){0,3}(?:differences?|effects?|evidence|impact)\b|\bthere (?:was|"
    r"were)\b|\bfailed to\b|\b(?:had|has|have) (?:a |an )?(?:\w+ ){0,3}(?:effects?|impact|influence)\b|"
    r"\b(?:improved|increased|decreased|declined|reduced|enhanced|raised|gained|scored|performed|achieved|"
    r"benefit(?:t?ed)|differed|learned|learnt|resulted|led to|perceived|predicted|accounted for|correlated|"
    r"tended|responded|believed|reported)\b|\bon average\b|\bmonths?'? (?:of )?(?:additional|extra)?|"
    r"\bbetter than\b|\bmore likely\b",
    re.IGNORECASE,
)
AIM = re.compile(
    r"\b(?:purpose|aims?|objectives?|goals?|focus)\b(?: [\w-]+){0,8}? (?:was|is|were|are|of|to)\b|"
    r"\b(?:aim(?:s|ed)|sought|seeks?|set out|attempt(?:s|ed)|intended|hoped|designed) to\b|\bresearch "
    r"questions?\b|\bhypothes[ie]\w+|\bwe (?:expected|predicted)\b|\b(?:investigat|examin|explor|evaluat|"
    r"assess|determin|compar|test|address|consider|report|describ|stud|analy[sz]|ask|replicat|probe|"
    r"measur)(?:e|es|ed|s|ied|ies|ing|y|d)?\b(?: [\w-]+){0,4}? (?:whether|if|how|the (?:\w+ "
    r"){0,3}(?:effect|impact|influence|role|extent|relation|efficacy|effectiveness|difference|association|"
    r"link|benefit|use|experience|view|perception|perspective)s?)|\b(?:study|paper|article|trial|research|"
    r"experiment|thesis|review|dissertation|meta-analysis|evaluation|report|we|I|authors?|researchers?|"
    r"chapter|project|survey|experiments|studies)\b(?: [\w-]+){0,5}? (?:investigat(?:e|es|ed)|examin(?:e|"
    r"es|ed)|explor(?:e|es|ed)|evaluat(?:e|es|ed)|assess(?:es|ed)?|compar(?:e|es|ed)|test(?:s|ed)?|"
    r"address(?:es|ed)?|stud(?:y|ies|ied)|analy[sz](?:e|es|ed)|synthesi[sz](?:e|es|ed)|review(?:s|ed)?|"
    r"describ(?:e|es|ed)|discuss(?:es|ed)?|consider(?:s|ed)?|report(?:s|ed)? (?:on|the (?:results|findings|"
    r"effects))|present(?:s|ed)?|replicat(?:e|es|ed)|determin(?:e|es|ed)|focus(?:es|ed)?|look(?:s|ed)? at|"
    r"outlines?)\b",
    re.IGNORECASE,
)
METHOD = re.compile(
    r"\brandom(?:ly|i[sz]ed)\b|\bparticipa\w+|\brespondents\b|\bsample[ds]?\b|\bN ?= ?\d|\bwere (?:\w+ "
    r")?(?:assigned|allocated|administered|collected|recruited|selected|interviewed|surveyed|analy[sz]ed|"
    r"measured|assessed|used|given|taught|asked|divided|conducted|trained|tested|drawn|gathered|compared|"
    r"included|searched|coded)\b|\bwas (?:\w+ )?(?:administered|collected|used|measured|assessed|"
    r"analy[sz]ed|conducted|employed|implemented|delivered|adopted|given|performed|applied|carried out)\b|"
    r"\bconsisted of\b|\bcomprised\b|\bdesign\b|\bquestionnaires?\b|\binterviews?\b|\bfocus groups?\b|"
    r"\breceived\b|\b(?:we|I) (?:use|used|collect|interview|survey|randomi|assign|recruit|conduct|employ|"
    r"adopt|analy|draw|drew|search|measur)\w*|\bcontrol group\b|\bdata (?:from|set|were|was)\b|"
    r"\binvolv(?:ed|ing)\b|\btook part\b|\bcompleted\b",
    re.IGNORECASE,
)
CONCLUSION = re.compile(
    r"\b(?:we|I|authors?|researchers?|study|paper|article) (?:\w+ )?(?:conclude|recommend|argue|discuss|"
    r"suggest)s?d?\b|\bconclusions?\b|\bimplications?\b|\bthese (?:results|findings|data|outcomes) (?:\w+ "
    r")?(?:suggest|impl|indicat|support|highlight|provide|demonstrat|show)\w*|\brecommend\w*|\bfuture "
    r"research\b|\bfurther research\b|\bshould\b",
    re.IGNORECASE,
)
RESULT_OPENING = re.compile(
    r"^(?:the |our |overall,? )?(?:results|findings|analys[ei]s) (?:show|reveal|indicat|suggest|"
    r"demonstrat)",
    re.IGNORECASE,
)
FIGURES = re.compile(r"\d\.\d|\bp ?[<=>]|\b(?:significantly|outperform\w*)\b", re.IGNORECASE)
REPORTS = re.compile(
    r"\b(?:results?|findings?|analys[ei]s|analyses|data|evidence)\b(?: [\w-]+){0,6}? (?:show|reveal|"
    r"indicat|suggest|demonstrat|found|yield|confirm|support|provid)\w*|\b(?:we|I|was|were|it|and|study|"
    r"authors?|researchers?|also|has) (?:also |further |then )?(?:found|find|observed|detected|"
    r"show(?:ed)?)\b|\bsignificantly\b|\boutperform\w*|\bthere (?:was|were)\b|\bno (?:statistically "
    r")?significant\b|\b(?:statistically )?significant (?:\w+ )?(?:difference|effect|increase|gain|"
    r"improvement)s?\b|\bp ?[<=>]|\b(?:greater|larger|higher|lower|better|worse|more|fewer|less) "
    r"(?:[\w-]+ ){0,2}(?:gains?|scores?|growth|progress|improvements?|attainment|achievement|performance)\b",
    re.IGNORECASE,
)
