"""The prose in LaTeX: every word where it stood, all else blank."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.latex_markup import latex_prose


def words(source: str) -> str:
    return " ".join(latex_prose(source).text.split())


@pytest.mark.parametrize(
    ("source", "left"),
    [
        (r"An \emph{effect} \textbf{size}", "An effect size"),
        (r"as shown \citep[see][p.~3]{a2020,b2021} here", "as shown here"),
        (r"as \textcite{a} and \autoref{fig:attrition} show", "as and show"),
        (r"see \href{https://example.org/a}{the page} or \url{https://x.org}", "see the page or"),
        (r"\textcolor{red}{warm} words", "warm words"),
        (r"a gain of \num{0.21} or \qty{5}{\percent}", "a gain of 0.21 or 5"),
        (r"a note\footnote{Small print.} here", "a note Small print. here"),
        (r"\newcommand{\foo}[2]{some words}Kept", "Kept"),
        (r"\def\foo#1{some words}Kept", "Kept"),
        (r"\includegraphics[width=3cm]{attrition.png}Kept", "Kept"),
        (r"about 5\% of \$5 \& more", "about 5% of $5 & more"),
        (r"``quoted'' and 3--4 or so---yes", "“quoted” and 3– 4 or so— yes"),
        (r"$p < .05$ and $d = 0.21$", "p < .05 and d = 0.21"),
        (r"\(N = 40\) and $t \leq 2$", "N = 40 and t ≤ 2"),
        (r"the effect $x_i^2$ size", "the effect · size"),
        (r"\verb|attrition| stays out", "stays out"),
        (r"in the caf\'e with na\"{\i}ve friends", "in the with friends"),
        ("one % attrition\ntwo", "one two"),
        (r"costs \$5 and a lone $ sign", "costs $5 and a lone sign"),
        (r"an unknown \mything{word} stays", "an unknown word stays"),
        (r"\begin{quote}I liked it.\end{quote}After", "After"),
        (r"\begin{lstlisting}attrition\end{lstlisting}After", "After"),
        (r"\begin{tabular}{l}a\begin{tabular}{l}b\end{tabular}c\end{tabular}After", "After"),
        (r"\begin{minipage}{3cm}Kept\end{minipage}", "Kept"),
        (r"\begin{table}[ht]\caption{Kept words}\end{table}", "Kept words"),
        (r"so \begin{equation} attrition = 1 \end{equation} holds", "so · holds"),
        (r"broken {brace \emph{and", "broken brace and"),
        (r"\begin{tabular}never closed", "never closed"),
    ],
)
def test_words_stay_and_markup_goes(source: str, left: str) -> None:
    assert words(source) == left


def test_only_the_title_stays_of_what_stands_before_the_document() -> None:
    source = (
        "\\usepackage{x} loose words \\title{The title} more\n\\begin{document}Inside\\end{document} after"
    )
    assert words(source) == "The title Inside"


def test_paragraphs_end_at_headings_items_and_captions_but_not_at_comments_and_labels() -> None:
    source = (
        "\\section{One}\nText here\n% a comment\n\\label{a}\nand on.\n\\begin{itemize}\n\\item First\n"
        "\\item Second\n\\end{itemize}\n\\[ x^2 \\]\nLast.\n\n% \nNew."
    )
    paragraphs = [" ".join(one.split()) for one in re.split(r"\n\s*\n", latex_prose(source).text)]
    assert [one for one in paragraphs if one] == [
        "One",
        "Text here and on.",
        "First",
        "Second",
        "· Last.",
        "New.",
    ]


def test_headings_say_where_their_words_stand() -> None:
    source = r"\section*{The \emph{first}} text \subsection[short]{Second}"
    found = [(source[one.start : one.end], one.level) for one in latex_prose(source).headings]
    assert found == [(r"The \emph{first}", 2), ("Second", 3)]


def test_what_was_left_out_is_counted() -> None:
    source = r"$x_1$ \begin{tabular}{l}a\end{tabular}\begin{quotation}b\end{quotation} \[y_2\]"
    assert dict(latex_prose(source).left) == {"formula": 2, "table": 1, "quoted passage": 1}


@given(
    st.lists(
        st.sampled_from(
            ["\\emph{", "}", "{", "$", "\\[", "\\]", "%", "\n", "\n\n", "\\begin{tabular}", "\\end{tabular}",
             "\\begin{quote}", "\\end{quote}", "\\section{", "word", " ", "\\", "\\'", "é", "\r\n", "[", "]",
             "\\cite", "\\item", "\\end{document}", "\\begin{document}", "\\verb|", "~", "--", "😀"]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_every_word_that_stays_stands_where_it_stood(source: str) -> None:
    prose = latex_prose(source).text
    assert len(prose) == len(source)
    for found in re.finditer(r"\w+", prose):
        assert source[found.start() : found.end()] == found[0]
