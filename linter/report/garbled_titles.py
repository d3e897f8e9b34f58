"""Titles that are nearly those of the catalogue: which instrument must be meant, if any must."""

from __future__ import annotations

from linter.patterns import compiled
from linter.report.catalogue import Catalogue
from linter.report.instrument_titles import PEOPLES_REPUBLIC, key_of
from linter.report.laws import Law

_LOCAL_TITLE = compiled(r"[省市县区州旗镇乡]|自治|街道|(?<!国务院)办公室|实施办法|实施细则$")
_DIGITS = compiled(r"\d+")


def likeness(title: str, law: Law) -> float:
    """How near a title comes to those of a work; 1 where one holds the other."""
    from rapidfuzz.distance import Levenshtein

    key = key_of(title)
    best = 0.0
    for name, _ in law.names():
        if key in name or name in key:
            return 1
        best = max(best, Levenshtein.normalized_similarity(key, name))
    return best


def nearest(title: str, catalogue: Catalogue) -> Law | None:
    """The one national instrument that a title must mean, None where it may be something else."""
    key = key_of(title)
    if key in catalogue.misnomers:
        return catalogue.misnomers[key]
    national = title.startswith((PEOPLES_REPUBLIC, "国务院"))
    # Short names are too near to each other: 食品安全法, 药品安全法.
    if len(key) < 8 or key in catalogue.titles or (not national and _LOCAL_TITLE.search(key)):
        return None

    from rapidfuzz.distance import Levenshtein

    limit = 2 if national else 1
    digits = _DIGITS.findall(key)
    found = {
        law.id
        for name, (law, alone) in catalogue.titles.items()
        if alone
        and abs(len(name) - len(key)) <= limit
        and name[-2:] == key[-2:]
        and Levenshtein.distance(key, name, score_cutoff=limit) <= limit
        and _DIGITS.findall(name) == digits
    }
    return catalogue.laws[found.pop()] if len(found) == 1 else None
