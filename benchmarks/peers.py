"""reportlint beside what people would pick instead, in one run: ``python benchmarks/peers.py [FOLDER]``.

The peers are installed from PyPI and npm into FOLDER (kept for the next run) or a temporary one.  Each reads
one report with a start of its own, and all the drafts of a folder in one start; the runs take turns, so that
whatever else the machine does meets all of them.  The least of the rounds counts, of processor time and of
wall time.  No cache of results is on; reportlint's compiled rules are what every start of it finds.

The peers check other things: spacing and marks, Markdown, English prose, YAML.  None of them reads a table
or a law, so a ratio says what a start costs, never that one does the work of the other.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from runs import COMMAND, Run, measured

sys.path.insert(0, str(Path(__file__).parent.parent))

PYPI = ("autocorrect-py", "proselint", "yamllint")
NPM = (
    "autocorrect-node",
    "zhlint",
    "textlint",
    "textlint-rule-zh-half-and-full-width-bracket",
    "@textlint-rule/textlint-rule-no-unmatched-pair",
    "markdownlint-cli2",
)
DRAFTS = 500
STARTS, FOLDERS = 15, 3
# autocorrect has no command on PyPI: the shortest program that checks files with it
AUTOCORRECT = "import sys, autocorrect_py as a; [a.lint_for(open(f).read(), 'text') for f in sys.argv[1:]]"


class Tool(NamedTuple):
    """A linter and the command that checks what is named behind it: files of a ``kind``, or a pattern."""

    name: str
    command: Sequence[str]
    kind: str = "txt"


def installed(folder: Path) -> Iterator[Tool]:
    """Install what can be had and yield it; what cannot is named on standard error."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    if _succeeds([str(python), "-m", "pip", "install", "--quiet", *PYPI]):
        yield Tool("autocorrect (PyPI)", [str(python), "-c", AUTOCORRECT])
        yield Tool("proselint", [str(python.with_name("proselint")), "check"])
        yield Tool("yamllint", [str(python.with_name("yamllint")), "--no-warnings"])
    npm = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder)]
    if shutil.which("npm") and _succeeds([*npm, *NPM]):
        bin_ = folder / "node_modules" / ".bin"
        textlint = [str(bin_ / "textlint"), "--rules-base-directory", str(folder / "node_modules")]
        rules = ["--rule", "zh-half-and-full-width-bracket", "--rule", "@textlint-rule/no-unmatched-pair"]
        yield Tool("autocorrect (npm)", [str(bin_ / "autocorrect"), "--lint"])
        yield Tool("zhlint", [str(bin_ / "zhlint")], "pattern")
        yield Tool("textlint", [*textlint, *rules])
        yield Tool("markdownlint-cli2", [str(bin_ / "markdownlint-cli2")], "md")


def _succeeds(command: Sequence[str]) -> bool:
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    except subprocess.CalledProcessError:
        print("cannot be had here:", *command, file=sys.stderr)
        return False
    return True


def write_drafts(folder: Path, count: int) -> None:
    """Invented reports as text and as Markdown."""
    from tests.formats.contents import TEXTS, text_of
    from tests.generator.manuscript import make_manuscript

    folder.mkdir()
    for seed in range(count):
        for kind, layout in (("txt", "lines"), ("md", "pipes")):
            data = text_of(make_manuscript(seed), TEXTS[layout])
            (folder / f"{seed:03}.{kind}").write_bytes(data)


def files(folder: Path) -> dict[str, list[str]]:
    """What a tool of each kind is to be given."""
    found = {kind: sorted(map(str, folder.glob(f"*.{kind}"))) for kind in ("txt", "md")}
    return found | {"pattern": [f"{folder}/*.md"]}


def least(tools: Sequence[Tool], named: dict[str, list[str]], rounds: int) -> dict[str, Run]:
    """The least processor time and wall time, and the most memory, of each tool, run in turn."""
    runs: dict[str, list[Run]] = {tool.name: [] for tool in tools}
    for _ in range(rounds):
        for tool in tools:
            runs[tool.name].append(measured([*tool.command, *named[tool.kind]], accepted=(0, 1, 2)))
    return {
        name: Run(min(r.wall for r in own), min(r.processor for r in own), max(r.memory for r in own))
        for name, own in runs.items()
    }


def main() -> None:
    with TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else scratch).resolve()
        folder.mkdir(exist_ok=True)
        os.chdir(scratch)  # zhlint takes no path from the root
        own = Tool(f"reportlint {version('reportlint')}", [COMMAND, "--output-format", "concise"])
        bare = Tool("python -c pass", [sys.executable, "-c", "pass"])
        tools = [bare, own, *installed(folder)]
        one, every = Path("one"), Path("every")
        write_drafts(one, 1)
        write_drafts(every, DRAFTS)
        starts = least(tools, files(one), STARTS)
        folders = least(tools[1:], files(every), FOLDERS)
    print(
        f"| tool | one report: processor ms (× reportlint), wall ms (×) | {DRAFTS} drafts: processor s (×), "
        "processor ms a further draft (×), wall s, MiB |\n|---|---|---|"
    )
    for tool in tools:
        start, first = starts[tool.name], starts[own.name]
        line = f"| {tool.name} | {start.processor * 1e3:.0f} ({start.processor / first.processor:.2f}), "
        line += f"{start.wall * 1e3:.0f} ({start.wall / first.wall:.2f}) | "
        if tool.name in folders:
            run, ours = folders[tool.name], folders[own.name]
            each = (run.processor - start.processor) / (DRAFTS - 1) * 1e3
            own_each = (ours.processor - first.processor) / (DRAFTS - 1) * 1e3
            line += f"{run.processor:.2f} ({run.processor / ours.processor:.2f}), "
            line += f"{each:.2f} ({each / own_each:.2f}), {run.wall:.2f}, {run.memory:.0f} "
        print(line + "|", flush=True)


if __name__ == "__main__":
    main()
