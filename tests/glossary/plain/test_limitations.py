"""Which sentences limit what may be concluded, and which only look like it."""

import pytest

from glossary.plain.limitations import limitations_in

LIMITS = (
    "These findings should be interpreted with caution.",
    "Caution is needed in drawing conclusions from so few schools.",
    "The results are best treated with some care.",
    "The sample was small and drawn from volunteers.",
    "Because of the small sample, the estimate is imprecise.",
    "A small sample size means that the result could change with more pupils.",
    "The study was limited by the number of schools that withdrew.",
    "One limitation is that teachers marked their own classes.",
    "A further limitation concerns the tests, which were written by the team.",
    "Limitations of the study and ideas for practice are discussed.",
    "There was no control group, so the gains may have come with age.",
    "The study did not include a comparison group.",
    "Pupils were not randomly assigned to the two reading schemes.",
    "Because the data are correlational, no causal claims can be made.",
    "We cannot conclude that the clubs caused the better attendance.",
    "It is not possible to say whether the tutors or the materials made the difference.",
    "The association does not prove that homework raises grades.",
    "The difference may be due to chance.",
    "The gain could be chance.",
    "The findings cannot be generalised to secondary schools.",
    "The findings may not apply to schools outside cities.",
    "Generalisability is limited, as every school was in one county.",
    "The study was limited to a single school.",
    "The data came only from one school, and the results may differ elsewhere.",
    "Only two schools took part, which limits what can be said.",
    "The measures relied on self-report, which may be biased.",
    "Self-reported attendance may be inaccurate.",
    "Social desirability bias may have raised the ratings.",
    "The follow-up was brief, so it is not known whether the gains last.",
    "Long-term effects were not measured.",
    "High attrition weakens the comparison.",
    "Attrition was 31 per cent in the programme schools.",
    "The quality of the evidence is low.",
    "Most studies had a high risk of bias.",
    "The security of this finding is low.",
    "The trial lost two padlocks because many pupils left.",
    "The evidence for this approach is very limited.",
    "There is little evidence on secondary pupils.",
    "The trial was underpowered.",
    "The study was not powered to detect differences between year groups.",
    "The groups were too small to show a reliable difference.",
    "The subgroup findings are exploratory.",
    "Results remain inconclusive.",
    "No firm conclusions can be drawn.",
    "More research is needed.",
    "Further research is needed because the trial ran for six weeks.",
    "Larger trials are needed before the scheme is widely used.",
    "There is a need for more rigorous studies.",
    "The result has yet to be replicated.",
    "It remains unclear whether the gains reach other subjects.",
    "Unmeasured differences between families could explain the pattern.",
    "Several outcomes were tested without correction for multiple comparisons.",
    "Publication bias may have inflated the average effect.",
    "Limitations: only one cohort was followed.",
)

NO_LIMITS = (
    "Pupils with limited vocabulary gained most.",
    "Children from low-income families had limited access to books.",
    "Pupils with limited English proficiency joined the reading group.",
    "Teachers described the limitations of standardised tests.",
    "The course helps pupils to recognise their own limitations.",
    "The app was designed to overcome the limitations of paper worksheets.",
    "Time limits on the quiz were removed for pupils with dyslexia.",
    "Lessons were taught in small groups of four.",
    "Small class sizes were popular with parents.",
    "A small number of pupils at a time left the room for tutoring.",
    "Pupils in the control group were taught as usual.",
    "The programme group did better than the control group.",
    "A no-treatment control group was tested on the same day.",
    "The clubs had no control group differences at the start.",
    "Pupils learnt to interpret graphs with care and speed.",
    "The children showed caution when they crossed the road.",
    "Causal language in pupils' essays became more frequent.",
    "Pupils cannot always explain how they solved a problem.",
    "The skill generalised to new words.",
    "All three pupils generalised the strategy to other lessons.",
    "The self-report questionnaire had twelve items.",
    "Pupils rated their own confidence each week.",
    "The model adjusted for selection bias.",
    "Teacher attrition was high in rural districts.",
    "School dropout fell by three percentage points.",
    "Attrition was low and similar in both groups.",
    "An exploratory factor analysis found three dimensions.",
    "Pupils chose from a range of exploratory play activities.",
    "The lesson taught pupils to judge the quality of evidence in a news story.",
    "The school improved the security of its gates.",
    "The pupils used their research skills in the library.",
    "Implications for practice and future research are discussed.",
    "The quiz asked which statements were true and why.",
    "Teachers need more time for planning.",
    "Pupils needed more trials to learn the words on screen.",
    "Power relations between pupils and teachers were discussed.",
    "The trial was adequately powered.",
    "One school offered breakfast, and the other did not.",
    "Biases in teachers' expectations were the topic of the course.",
    "We randomly assigned 40 schools to the programme or to teaching as usual.",
)


def limits(sentence: str) -> bool:
    return limitations_in(sentence, sentences=[(0, len(sentence))]) == (0,)


@pytest.mark.parametrize("sentence", LIMITS)
def test_a_sentence_that_limits_conclusions_is_found(sentence: str) -> None:
    assert limits(sentence)


@pytest.mark.parametrize("sentence", NO_LIMITS)
def test_a_sentence_about_something_else_is_not_taken_for_a_limitation(sentence: str) -> None:
    assert not limits(sentence)


def spans(*sentences: str) -> tuple[str, list[tuple[int, int]]]:
    text = ""
    places: list[tuple[int, int]] = []
    for sentence in sentences:
        places.append((len(text), len(text) + len(sentence)))
        text += sentence + " "
    return text, places


GAP = "More research is needed on the teaching of fractions."
AIM = "This study tested a course of twelve lessons."
RESULT = "Pupils on the course scored higher."


def test_a_gap_that_the_study_set_out_to_fill_is_no_limit_of_it() -> None:
    text, places = spans(GAP, AIM, RESULT)
    assert limitations_in(text, sentences=places) == ()


def test_the_same_words_after_the_findings_are_a_limit() -> None:
    text, places = spans(AIM, RESULT, GAP)
    assert limitations_in(text, sentences=places) == (2,)


def test_all_limits_are_named_in_order() -> None:
    text, places = spans(AIM, "The sample was small.", RESULT, "These findings may not hold for other ages.")
    assert limitations_in(text, sentences=places) == (1, 3)


def test_line_breaks_inside_a_sentence_do_not_hide_it() -> None:
    assert limits("The results should be interpreted\n  with caution.")


def test_no_sentences_no_limits() -> None:
    assert limitations_in("", sentences=[]) == ()
