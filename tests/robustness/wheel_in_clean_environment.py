"""Proves that the built wheel works in a clean environment, without torch, run from another folder.

Run by `make wheel`. Prints a line for each proof; the exit status is 1 when one fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONSTRAINTS = ROOT / ".constraints.txt"
QUESTION = "does explaining aloud help pupils remember"
TEXTS = {
    "aloud": "Pupils who explained their reasoning aloud remembered more of the lesson a week later.",
    "naps": "Toddlers who slept after lunch were calmer in the afternoon at nursery.",
    "garden": "Growing vegetables in the school garden made children eat more of them.",
}
NEEDED = (
    "search_api/templates/results.html",
    "search_api/static/pages.css",
    "corpus/py.typed",
    "glossary/bank/methods_statistics.yaml",
    "glossary/bank/commonest.csv",
    "glossary/false_friends/weights.json",
    "glossary/py.typed",
    "indexer/py.typed",
    "search_api/py.typed",
)
FORBIDDEN = ("torch", "sentence_transformers", "onnx", "transformers", "pytest")
PATIENCE_S = 1200


class Failed(Exception):
    """A proof that did not hold."""


def main() -> int:
    """Prove everything; returns the exit status."""
    with tempfile.TemporaryDirectory(prefix="chalkface-wheel-") as name:
        folder = Path(name)
        try:
            wheel = built_wheel(folder)
            command, python = installed(wheel, folder)
            prove(command, python, folder)
        except Failed as failure:
            say(f"FAILED: {failure}")
            return 1
    say("the wheel works in a clean environment")
    return 0


def built_wheel(folder: Path) -> Path:
    """Build the wheel and look inside it."""
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT, cwd=folder)
    [wheel] = folder.glob("chalkface-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    need(names.issuperset(NEEDED), f"the wheel lacks {sorted(set(NEEDED) - names)}")
    stray = [name for name in names if name.startswith(("tests/", "notebooks/")) or "__pycache__" in name]
    need(not stray, f"the wheel holds {stray[:3]}")
    say(f"built {wheel.name}: {len(names)} files, {wheel.stat().st_size / 1e3:.0f} kB, data files in it")
    return wheel


def installed(wheel: Path, folder: Path) -> tuple[Path, Path]:
    """Install the wheel into a new environment; returns the console script and the interpreter."""
    place = folder / "environment"
    venv.create(place, with_pip=True)
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    bounds = ["-c", CONSTRAINTS] if CONSTRAINTS.is_file() else []
    run(python, "-m", "pip", "install", "--quiet", *bounds, wheel, cwd=folder)
    look = (
        "import json, sys; from importlib.util import find_spec; "
        "print(json.dumps([name for name in sys.argv[1:] if find_spec(name)]))"
    )
    there = json.loads(run(python, "-c", look, *FORBIDDEN, cwd=folder))
    need(not there, f"the environment holds {there}, which asking must not need")
    say(f"installed without {', '.join(FORBIDDEN)}")
    return scripts / ("chalkface.exe" if os.name == "nt" else "chalkface"), python


def prove(command: Path, python: Path, folder: Path) -> None:
    """Use the installed console from a folder that is not the checkout."""
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    need("Ask what research found" in run(command, "--help", cwd=elsewhere), "--help does not explain itself")
    say("chalkface --help explains itself")
    where = run(
        python, "-c", "import corpus, glossary, indexer, search_api as s; print(corpus.__file__, s.__file__)",
        cwd=elsewhere,
    )  # fmt: skip
    need(str(ROOT) not in where, f"packages come from the checkout: {where}")
    say("all four packages come from the wheel")
    starter = run(command, "--home", elsewhere / "starter", "corpus", "starter", cwd=elsewhere)
    need("633 new" in starter, f"the starter collection did not go in: {starter}")
    say("the starter collection goes in")
    refused = run(command, "--home", elsewhere / "starter", "build", cwd=elsewhere, status=1)
    need("pip install" in refused, f"a build without torch does not say what to install: {refused}")
    say("build without torch says what to install")
    home = elsewhere / "home"
    shutil.copytree(home_of_dev(folder), home)
    answer = json.loads(run(command, "--home", home, "ask", QUESTION, "--json", cwd=elsewhere))
    best = answer["findings"][0]
    need(best["quote"]["text"] == TEXTS["aloud"], f"the answer quotes {best['quote']}")
    say(f"asking works without torch, in {answer['took_ms']} ms: {best['quote']['text']}")
    served = (
        "import sys; from pathlib import Path; from search_api.home import Home; "
        "from search_api.settings import read_settings; from search_api.web import create_app; "
        "create_app(Home(read_settings(home=Path(sys.argv[1])))); print('torch' in sys.modules)"
    )
    need(run(python, "-c", served, home, cwd=elsewhere).strip() == "False", "the server needs torch")
    say("the web application starts with its templates and styles")
    more = elsewhere / "more.md"
    more.write_text("---\ntitle: Chess\nlicense: CC BY 4.0\n---\n\nChess lessons changed nothing at all.\n")
    added = json.loads(run(command, "--home", home, "add", more, "--accept", "--json", cwd=elsewhere))
    need(added["added"] == 1, f"adding a file gave {added}")
    say("adding a file works without torch")
    term = run(command, "--home", home, "glossary", "show", "RCT", cwd=elsewhere)
    need("randomised controlled trial" in term, f"the glossary does not show RCT: {term}")
    text = elsewhere / "abstract.txt"
    text.write_text("Schools were randomly assigned to the control group. Attrition was high (p < .05).\n")
    checked = json.loads(run(command, "--home", home, "check", text, "--json", cwd=elsewhere, status=1))
    flagged = {one["text"] for one in checked["findings"]}
    need({"randomly assigned", "control group"} <= flagged, f"the check flags {flagged}")
    say("the glossary is in the wheel, and a text is checked without torch")


def home_of_dev(folder: Path) -> Path:
    """Build a home of three documents with the development environment, whose torch runs the real model."""
    papers, home = folder / "papers", folder / "built"
    papers.mkdir()
    for name, text in TEXTS.items():
        (papers / f"{name}.md").write_text(f"---\ntitle: About {name}\nlicense: CC BY 4.0\n---\n\n{text}\n")
    console = [sys.executable, "-c", "from search_api.cli import main; main()", "--home", home]
    run(*console, "add", papers, "--accept", cwd=ROOT)
    run(*console, "build", cwd=ROOT)
    return home


def run(*words: str | Path, cwd: Path, status: int = 0) -> str:
    """Run a command without the environment of the checkout; returns all it printed."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "VIRTUAL_ENV"} and not name.startswith("CHALKFACE_")
    }
    said: Sequence[str] = [str(word) for word in words]
    ended = subprocess.run(
        said, cwd=cwd, env=kept, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    if ended.returncode != status:
        last = (ended.stderr or ended.stdout)[-1500:]
        raise Failed(f"{' '.join(said[:4])} ended with {ended.returncode}: {last}")
    return ended.stdout if status == 0 else ended.stdout + ended.stderr


def need(held: bool, otherwise: str) -> None:
    """Raise `Failed` unless a proof holds."""
    if not held:
        raise Failed(otherwise)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
