"""Finds the prose in LaTeX: commands, formulas, comments, tables and keys are wiped, words stay in place."""

from __future__ import annotations

import re
from collections import Counter

from indexer.reading.latex_commands import (
    BLOCKS,
    FORMULAS,
    GROUPS,
    HEADINGS,
    KEYS,
    NO_PROSE,
    PARTED,
    SIGNS,
    WITH_WIDTH,
)
from indexer.reading.prose import FORMULA, Heading, Prose, Slate

ALL = 9
"""More groups than any command takes."""
LONGEST_FORMULA = 3_000
"""Characters; a dollar sign with no partner within them is taken for a dollar."""
LONGEST_OPTION = 1_000
"""Characters of an optional argument, the longest of which list the settings of a figure."""

_PIECE = re.compile(
    r"(?P<comment>%[^\n]*(?:\n[ \t]*(?=\S))?)"
    r"|(?P<verb>\\(?:verb|lstinline)\*?(?P<mark>[^a-zA-Z\s*{\[])[^\n]*?(?P=mark))"
    r"|(?P<command>\\(?:[a-zA-Z@]+\*?|[^\n]))"
    r"|(?P<dollars>\$\$?)"
    r"|(?P<quotes>``|'')|(?P<dashes>---?)|(?P<bare>[{}~&])"
)
_BRACE = re.compile(r"\\.|%[^\n]*|[{}]", re.S)
_ENVIRONMENT = re.compile(r"\\(begin|end)\s{0,5}\{([^{}\n]{0,60})\}")
_DOCUMENT = re.compile(r"\\begin\s*\{document\}")
_DOLLAR = re.compile(rf"(?:\\.|[^\\$]){{0,{LONGEST_FORMULA}}}(?=\$)", re.S)
_BARE_NAME = re.compile(r"\\[a-zA-Z@]+(?:#\d)*(?=[{\[])")
_SIGN = re.compile(r"\\([a-zA-Z]+|[%,;: !])")
_SIMPLE = re.compile(r"(?:[^\W_]|[\s=<>≤≥±≈×~.,:;/%()\[\]+\-−–|'*])*")
"""A formula of letters, figures and signs in a line: a statistic, which is read like any other."""
_ACCENTS = frozenset("'`^\"~=.")
_LETTERS = re.compile(r"[^\W\d_]{0,40}")


def latex_prose(text: str) -> Prose:
    """Return the prose of a LaTeX source, with its headings.

    Words in sections, footnotes, captions and emphasis stay; so do formulas that are a plain statistic
    ("$p < .05$"). Quoted blocks are left out, since their words are others'. Never raises; braces and
    environments that are not closed are wiped and their words stay.
    """
    return _Wiping(text).prose()


class _Wiping:
    def __init__(self, text: str) -> None:
        self.slate = Slate(text)
        self.text = self.slate.text
        self.closing = _closings(self.text)
        self.ends = _environments(self.text)
        self.left: Counter[str] = Counter()
        self.headings: list[Heading] = []
        self.parted: set[int] = set()
        """Closing braces after which a new paragraph starts."""

    def prose(self) -> Prose:
        at = 0
        while piece := _PIECE.search(self.text, at):
            at = max(self._wiped(piece), piece.start() + 1)
        body = _DOCUMENT.search(self.text)
        if body:
            self._keep_titles_only(body.start())
        end = self.text.find("\\end{document}")
        if end >= 0:
            self.slate.wipe(end, len(self.text))
        after = len(self.text) if end < 0 else end
        headings = tuple(one for one in self.headings if one.end <= after)
        return Prose(self.slate.finished(), headings, self.left)

    def _wiped(self, piece: re.Match[str]) -> int:
        """Wipe what a piece of markup stands for; return where to go on."""
        start, end = piece.span()
        kind = piece.lastgroup if piece.lastgroup != "mark" else "verb"
        if kind == "command":
            return self._command(start, end, piece[0])
        if kind == "dollars":
            return self._formula(start, end, piece[0])
        if kind == "comment":
            self.slate.wipe(start, end, lines=True)
            self.slate.swallow_line(start, end)
        elif kind == "quotes":
            self.slate.write(start, " “" if piece[0] == "``" else "” ")
        elif kind == "dashes":
            self.slate.write(start, "—  " if len(piece[0]) == 3 else "– ")
        else:
            self.slate.wipe(start, end)
            if start in self.parted:
                self._part_at(start)
        return end

    def _part_at(self, at: int) -> None:
        self.slate.write(at, "\n")
        if self.text[at + 1 : at + 2].isspace():
            self.slate.write(at + 1, "\n")

    def _command(self, start: int, end: int, written: str) -> int:
        name = written[1:].rstrip("*")
        if name in ("begin", "end"):
            return self._environment(start, end)
        if name in ("(", "["):
            return self._formula(start, end, "\\)" if name == "(" else "\\]")
        if len(name) == 1 and not name.isalpha():
            return self._sign(start, end, name)
        if name in GROUPS:
            end = self._groups_end(end, most=GROUPS[name])
        elif KEYS.fullmatch(name) or name in NO_PROSE:
            end = self._groups_end(end, most=ALL)
            self.slate.wipe(start, end, lines=True)
            self.slate.swallow_line(start, end)
            return end
        elif name in HEADINGS or name in PARTED:
            end = end if name == "item" else self._option_end(end)
            self._open(name, end)
            self.slate.part(start, end)
            return end
        else:
            end = self._option_end(end)
        self.slate.wipe(start, end)
        return end

    def _open(self, name: str, brace: int) -> None:
        """Note the group of a heading or caption, whose end is the end of a paragraph."""
        closing = self.closing.get(brace)
        if closing is None:
            return
        self.parted.add(closing)
        if name in HEADINGS:
            self.headings.append(Heading(brace + 1, closing, HEADINGS[name]))

    def _sign(self, start: int, end: int, name: str) -> int:
        if name in "%&$#_{}":
            # "5\%" and "\$5": the sign stays beside its figure.
            self.slate.write(start, "% " if name == "%" else f" {name}")
        elif name in _ACCENTS:
            return self._accented(start, end)
        else:
            self.slate.wipe(start, end)
        return end

    def _accented(self, start: int, end: int) -> int:
        """Wipe a word with an accent made by a command: in pieces it would be read as two words."""
        held = self.slate.characters
        first = start
        while first > 0 and held[first - 1].isalpha():
            first -= 1
        if self.text[end : end + 1] == "{" and end in self.closing:
            end = self.closing[end] + 1
        letters = _LETTERS.match(self.text, end)
        end = letters.end() if letters else end
        self.slate.wipe(first, end)
        return end

    def _formula(self, start: int, inside: int, closing: str) -> int:
        if closing == "$":
            found = _DOLLAR.match(self.text, inside)
            ends = found.end() if found else -1
        else:
            ends = self.text.find(closing, inside, inside + LONGEST_FORMULA)
        if ends < 0 or "\n\n" in self.text[inside:ends]:
            self.slate.wipe(start, inside)
            return inside
        plain = _SIGN.sub(_as_sign, self.text[inside:ends])
        ends += len(closing)
        self.slate.wipe(start, ends, lines=True)
        if closing in ("$", "\\)") and _SIMPLE.fullmatch(plain):
            self.slate.write(inside, plain.replace("\n", " "))
        else:
            self.slate.write(start, FORMULA)
            self.left["formula"] += 1
        return ends

    def _environment(self, start: int, end: int) -> int:
        opened = _ENVIRONMENT.match(self.text, start)
        if opened is None:
            self.slate.wipe(start, end)
            return end
        name = opened[2].strip().rstrip("*")
        closed = self.ends.get(start)
        if opened[1] == "begin" and closed is not None:
            if name in FORMULAS:
                self.slate.wipe(start, closed, lines=True)
                self.slate.write(start, FORMULA)
                self.left["formula"] += 1
                return closed
            what = _what(name)
            if what:
                self.slate.part(start, closed)
                self.left[what] += 1
                return closed
        end = opened.end()
        if opened[1] == "begin":
            end = self._groups_end(end, most=ALL) if name in WITH_WIDTH else self._option_end(end)
        self.slate.part(start, end)
        return end

    def _option_end(self, at: int) -> int:
        """Return where the optional arguments that start at `at` end."""
        while self.text[at : at + 1] == "[":
            closing = self.text.find("]", at, at + LONGEST_OPTION)
            if closing < 0:
                break
            at = closing + 1
        return at

    def _groups_end(self, at: int, *, most: int) -> int:
        """Return where the optional arguments and up to `most` groups that start at `at` end."""
        at = self._option_end(at)
        taken = 0
        while taken < most:
            # \newcommand and \def take a name without braces too.
            bare = _BARE_NAME.match(self.text, at)
            if bare and taken == 0:
                at = bare.end()
            closing = self.closing.get(at)
            if closing is None:
                break
            at = self._option_end(closing + 1)
            taken += 1
        return at

    def _keep_titles_only(self, end: int) -> None:
        """Wipe what stands before the document but for its title, which LaTeX lets stand there."""
        self.headings = [one for one in self.headings if one.start >= end or one.level == 0]
        at = 0
        for title in [one for one in self.headings if one.end < end]:
            self.slate.wipe(at, title.start)
            at = title.end + 1
        self.slate.wipe(at, end)


def _what(environment: str) -> str:
    return next((what for what, names in BLOCKS.items() if environment in names), "")


def _as_sign(match: re.Match[str]) -> str:
    name = match[1]
    if name == "%":
        return "% "
    sign = SIGNS.get(name, " " if len(name) == 1 and not name.isalpha() else None)
    return match[0] if sign is None else sign.ljust(len(match[0]))


def _closings(text: str) -> dict[int, int]:
    """Opening brace -> the brace that closes it."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for found in _BRACE.finditer(text):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            pairs[opened.pop()] = found.start()
    return pairs


def _environments(text: str) -> dict[int, int]:
    """Start of each \\begin -> end of the \\end that belongs to it."""
    opened: dict[str, list[int]] = {}
    ends: dict[int, int] = {}
    for found in _ENVIRONMENT.finditer(text):
        if found[1] == "begin":
            opened.setdefault(found[2], []).append(found.start())
        elif opened.get(found[2]):
            ends[opened[found[2]].pop()] = found.end()
    return ends
