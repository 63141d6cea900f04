"""The commands and environments of LaTeX that decide what is prose; those not named keep their words."""

from __future__ import annotations

import re

HEADINGS = {
    "title": 0, "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5,
    "subparagraph": 6,
}  # fmt: skip
"""Commands whose group is a heading -> how deep it is."""
PARTED = frozenset({"caption", "item", "par", "maketitle", "newpage", "clearpage", "bigskip", "medskip"})
"""Commands before which a paragraph ends."""
FORMULAS = frozenset(
    ("equation", "align", "aligned", "alignat", "gather", "multline", "eqnarray", "displaymath", "math",
     "flalign", "split")
)  # fmt: skip
"""Environments of one formula; the sentence around it goes on."""
_TABLES = frozenset({"tabular", "tabularx", "tabulary", "longtable", "array", "tblr", "supertabular"})
_QUOTED = frozenset({"quote", "quotation", "displayquote", "verse"})
_CODE = frozenset(
    ("verbatim", "Verbatim", "lstlisting", "minted", "tikzpicture", "algorithm", "algorithmic", "comment",
     "filecontents", "alltt", "forest", "axis")
)  # fmt: skip
_REFERENCES = frozenset({"thebibliography", "references"})
BLOCKS = {"table": _TABLES, "quoted passage": _QUOTED, "listing": _CODE, "bibliography": _REFERENCES}
"""What a block that is no prose of the writer's is called when it is counted -> its environments."""
WITH_WIDTH = frozenset({"minipage", "multicols", "wrapfigure", "wraptable", "subfigure", "spacing", "list"})
"""Environments whose first groups are measures."""
GROUPS = {
    "href": 1, "textcolor": 1, "color": 1, "colorbox": 1, "foreignlanguage": 1, "parbox": 1, "raisebox": 1,
    "scalebox": 1, "resizebox": 2, "fontsize": 2, "selectlanguage": 1, "multicolumn": 2, "texorpdfstring": 1,
    "adjustbox": 1, "rule": 2, "ce": 1,
}  # fmt: skip
"""Commands whose first groups are no prose; what follows these groups is."""
NO_PROSE = frozenset(
    ("documentclass", "usepackage", "RequirePackage", "input", "include", "includeonly", "includegraphics",
     "label", "url", "path", "email", "orcid", "index", "glsadd", "bibliography", "bibliographystyle",
     "addbibresource", "printbibliography", "nocite", "newcommand", "renewcommand", "providecommand",
     "DeclareMathOperator", "newenvironment", "renewenvironment", "newtheorem", "def", "let", "setlength",
     "addtolength", "setcounter", "addtocounter", "hypersetup", "geometry", "definecolor", "graphicspath",
     "vspace", "hspace", "vskip", "hskip", "pagestyle", "thispagestyle", "pagenumbering", "hyphenation",
     "captionsetup", "lstset", "sisetup", "theoremstyle", "author", "affil", "affiliation", "institute",
     "address", "date", "thanks", "keywords", "todo", "lstinputlisting", "verbatiminput", "phantom",
     "hphantom", "vphantom", "gls", "Gls", "glspl", "acrshort", "numberwithin", "addcontentsline",
     "markboth", "markright", "linespread", "PassOptionsToPackage", "hyperlink", "hypertarget", "cmidrule",
     "cline", "settowidth", "newcounter", "newlength", "bibitem", "doi", "footnotemark", "setstretch")
)  # fmt: skip
"""Commands none of whose groups is prose."""
KEYS = re.compile(r"(?:[a-zA-Z]*cite[a-zA-Z]*|[a-zA-Z]*[rR]ef|[cC]refrange)\*?")
"""Citations and references to labels, of whatever package."""

SIGNS = {
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "pm": "±", "approx": "≈", "times": "×", "sim": "~",
    "alpha": "α", "beta": "β", "eta": "η", "omega": "ω", "chi": "χ", "rho": "ρ", "delta": "δ", "lt": "<",
    "gt": ">", "mathit": "", "mathrm": "", "text": "",
}  # fmt: skip
"""Commands inside a formula -> the sign that a plain statistic has there."""
