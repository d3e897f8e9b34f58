"""Fixes put to seeded faults: what was mended, and that nothing else changed.

python -m tests.generator.mending --drafts 200 --kind tables --format docx
"""

from __future__ import annotations

import argparse
import io
import zipfile
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial

from lxml import etree

from linter import report as reports
from linter.diagnostics import Diagnostic, Edit
from linter.documents import read
from linter.documents.encodings import byte_order_mark
from linter.documents.writing import rewrite
from linter.engine import run
from linter.fixes import Draft, Fixed, mend
from tests.formats import docx
from tests.formats.files import WRITABLE
from tests.generator.faults import seeded
from tests.generator.pipeline import TODAY, rules
from tests.generator.trials import KINDS

_W = docx.W


@dataclass
class Mendings:
    """What became of the faults by name: those with a fix, those mended; and what should never be."""

    seeded: Counter[str] = field(default_factory=Counter)
    fixable: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    applied: Counter[str] = field(default_factory=Counter)
    wrongs: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The counts in words, then what went wrong."""
        names = sorted(self.seeded)
        return [
            *(f"  {n}: {self.seeded[n]}, fixable {self.fixable[n]}, mended {self.mended[n]}" for n in names),
            f"  applied: {dict(self.applied)}",
            *self.wrongs,
            *self.refusals,
        ]


def linted(data: bytes, path: str) -> Draft:
    """A draft with its findings."""
    document = read(data, path)
    found = run(reports.read(document, today=TODAY), rules(), "en").diagnostics
    return Draft(data, document, found)


def mended(draft: Draft, *, unsafe: bool = False) -> Fixed:
    """The draft with its safe fixes, or with all."""
    path = draft.document.path
    return mend(draft, partial(_is_wanted, unsafe=unsafe), lambda data: linted(data, path), _write)


def run_mendings(kind: str, form: str, count: int, first: int = 0, *, unsafe: bool = False) -> Mendings:
    """Seed ``count`` faults of one kind and fix each draft in one format."""
    makers, result = KINDS[kind](), Mendings()
    for seed in range(first, first + count):
        manuscript, fault = seeded(seed, makers)
        path, data = WRITABLE[form](replace(manuscript))
        before = linted(data, path)
        after = mended(before, unsafe=unsafe)
        own = [item for item in before.diagnostics if item.code in fault.codes]
        left = Counter(item.code for item in after.draft.diagnostics)
        result.seeded[fault.name] += 1
        result.fixable[fault.name] += any(_is_wanted(item, unsafe=unsafe) for item in own)
        result.mended[fault.name] += bool(own) and not any(left[code] for code in fault.codes)
        result.applied.update(item.code for item, _ in after.applied)
        result.wrongs += [
            f"seed {seed} {fault.name}: {wrong}" for wrong in wrongs(before, after, unsafe=unsafe)
        ]
        result.refusals += [f"seed {seed} {item.code}: {error.en}" for item, error in after.refused]
    return result


def wrongs(before: Draft, after: Fixed, *, unsafe: bool = False) -> list[str]:
    """What fixing should never do, and did."""
    found = []
    old, new = _codes(before.diagnostics), _codes(after.draft.diagnostics)
    applied = Counter(item.code for item, _ in after.applied)
    if new - old:
        found.append(f"new findings {new - old}")
    if any(new[code] > old[code] - count for code, count in applied.items()):
        found.append(f"findings stay: {applied}")
    again = mended(linted(after.draft.data, before.document.path), unsafe=unsafe)
    if again.applied or again.draft.data != after.draft.data:
        found.append(f"a second run fixes {[item.code for item, _ in again.applied]}")
    if not after.applied and after.draft.data != before.data:
        found.append("changed without a fix")
    touched = _changed_in_word if before.document.kind == "docx" else _changed_in_text
    return [*found, *touched(before, after)]


def _changed_in_text(before: Draft, after: Fixed) -> list[str]:
    """Lines that no fix speaks of must be the same in every byte."""
    encoding = before.document.encoding
    feed = "\n".encode(encoding.replace("utf-16-", "utf-16-"))
    old, new = before.data.split(feed), after.draft.data.split(feed)
    found = []
    if byte_order_mark(before.data) != byte_order_mark(after.draft.data):
        found.append("another byte order mark")
    if len(old) != len(new):
        return [*found, "another number of lines"]
    changed = sum(one != other for one, other in zip(old, new, strict=True))
    edits = sum(len(item.fix.edits) for item, _ in after.applied if item.fix)
    if changed > edits:
        found.append(f"{changed} lines changed for {edits} edits")
    return found


def _changed_in_word(before: Draft, after: Fixed) -> list[str]:
    """Every part but the main one is the same, and there nothing but texts and first runs of cells."""
    old, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (before.data, after.draft.data))
    entries = zip(old.infolist(), new.infolist(), strict=True)
    found = []
    for one, other in entries:
        names = ("filename", "date_time", "compress_type", "external_attr", "extra", "comment", "flag_bits")
        if any(getattr(one, name) != getattr(other, name) for name in names):
            found.append(f"{one.filename}: other metadata")
        if one.filename != "word/document.xml" and old.read(one) != new.read(other):
            found.append(f"{one.filename} changed")
    if new.testzip() is not None:
        found.append("a broken archive")
    trees = [etree.fromstring(each.read("word/document.xml")) for each in (old, new)]
    skeletons = [_without_texts(tree) for tree in trees]
    if skeletons[0] != skeletons[1]:
        found.append("the structure of the document changed")
    return found


def _without_texts(root: etree._Element) -> bytes:
    for run_ in list(root.iter(f"{{{_W}}}r")):
        cell = next(run_.iterancestors(f"{{{_W}}}tc"), None)
        for text in run_.iter(f"{{{_W}}}t"):
            text.text = ""
        if cell is not None and len(list(cell.iter(f"{{{_W}}}r"))) == 1:
            run_.getparent().remove(run_)
    return etree.tostring(root, method="c14n")


def _is_wanted(item: Diagnostic, *, unsafe: bool) -> bool:
    return item.fix is not None and (unsafe or item.fix.applicability == "safe")


def _write(draft: Draft, edits: list[Edit]) -> bytes:
    return rewrite(draft.data, draft.document, edits)


def _codes(diagnostics: tuple[Diagnostic, ...]) -> Counter[str]:
    return Counter(item.code for item in diagnostics)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fix seeded faults and see what changes.")
    parser.add_argument("--drafts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--kind", choices=list(KINDS), action="append")
    parser.add_argument("--format", choices=list(WRITABLE), action="append")
    parser.add_argument("--unsafe", action="store_true")
    options = parser.parse_args()
    for kind in options.kind or KINDS:
        for form in options.format or WRITABLE:
            result = run_mendings(kind, form, options.drafts, options.seed, unsafe=options.unsafe)
            print("\n".join([f"== {kind} {form}", *result.lines()]), flush=True)


if __name__ == "__main__":
    main()
