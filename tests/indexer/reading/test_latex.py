"""LaTeX sources as documents: sections, title and names, formulas left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.reading.errors import EmptyFile
from indexer.reading.latex import read_latex
from indexer.reading.read import read_file

SOURCE = r"""% the file starts with a comment
\documentclass[12pt]{article}
\title{Reading \emph{together}}
\author{Mira Holt\thanks{Funded by nobody.} \and Odd Berg, Tia Lund}
\date{May 2021}
\begin{document}
\maketitle
Words before any section.
\section{Method}
They read aloud~\citep{holt2020}, then talked (see Figure~\ref{fig:a}).
\subsection{Sample}
The gain was $d = 0.2$, from 10--12 weeks, and
\[ y = \beta_0 + \beta_1 x \]
is the model.
\begin{tabular}{ll} a & b \end{tabular}
\end{document}
Nothing of this.
"""


def test_text_stands_under_its_sections() -> None:
    reading = read_latex(SOURCE.encode())
    assert [(place.section, place.text) for place in reading.places] == [
        (None, "Words before any section."),
        ("Method", "They read aloud, then talked (see Figure)."),
        (
            "Method > Sample",
            "The gain was d = 0.2, from 10–12 weeks, and [formula] is the model.",
        ),
    ]


def test_title_names_and_year_are_found() -> None:
    facts = read_latex(SOURCE.encode()).facts
    assert facts.title == "Reading together"
    assert facts.authors == ("Mira Holt", "Odd Berg", "Tia Lund")
    assert facts.year == 2021
    assert facts.where["title"] == "source"


def test_a_source_is_known_by_name_or_by_how_it_starts(tmp_path: Path) -> None:
    for name in ("a.tex", "b.txt"):
        (tmp_path / name).write_text(SOURCE)
        assert read_file(tmp_path / name).format == "latex"


def test_a_source_without_words_is_refused() -> None:
    with pytest.raises(EmptyFile, match="other files"):
        read_latex(b"\\documentclass{book}\\begin{document}\\input{one}\\input{two}\\end{document}")
