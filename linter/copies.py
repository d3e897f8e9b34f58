"""Which drafts of a run share text: an inverted index of the fingerprints of their clauses.

Near-linear in the number of drafts: a draft is compared with no more than the first so many that have one of
its clauses.  What most drafts have is everyone's wording and no copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from linter.report.passages import clauses
from linter.report.report import Report
from linter.tuples import NamedTuple

_POSTINGS = 32  # drafts that a clause leads to
_PEERS = 3  # drafts that one is compared with, those that share most
# A clause is common where more than half of the drafts have it, and no fewer than this.
_COMMON = 5


class Sketch(NamedTuple):
    """A draft by the clauses of its sections: their fingerprints and sizes in characters.

    ``body`` is the same for one body; its own report of another year is no copy.
    """

    body: str | None
    sections: Mapping[str, tuple[tuple[int, int], ...]]


class Copies(NamedTuple):
    """``peers`` gives for each draft, by path, those that share text with it, most first."""

    peers: Mapping[str, tuple[str, ...]] = {}
    common: frozenset[int] = frozenset()


def sketch(report: Report, body: str | None) -> Sketch:
    """What is kept of a draft until all have been read."""
    return Sketch(
        body,
        {
            section: tuple((clause.fingerprint, clause.size) for clause in found)
            for section, found in clauses(report).items()
        },
    )


def find_copies(sketches: Mapping[str, Sketch], percent: int, least: int) -> Copies:
    """The drafts that may share over ``percent`` of the text of a section of at least ``least`` characters.

    Which of them really do, the check of each draft tells.  A copy that rests mostly on clauses of more than
    32 drafts may be missed.
    """
    count: Counter[int] = Counter()
    for each in sketches.values():
        count.update({mark for found in each.sections.values() for mark, _ in found})
    common = frozenset(
        mark for mark, drafts in count.items() if drafts >= _COMMON and drafts * 2 > len(sketches)
    )
    postings: dict[tuple[str, int], list[str]] = {}
    for path, each in sketches.items():
        for section, found in each.sections.items():
            for mark in {mark for mark, _ in found if count[mark] > 1 and mark not in common}:
                listed = postings.setdefault((section, mark), [])
                if len(listed) < _POSTINGS:
                    listed.append(path)
    peers = {path: tuple(_peers(path, sketches, postings, common, percent, least)) for path in sketches}
    return Copies({path: found for path, found in peers.items() if found}, common)


def _peers(
    path: str,
    sketches: Mapping[str, Sketch],
    postings: Mapping[tuple[str, int], list[str]],
    common: frozenset[int],
    percent: int,
    least: int,
) -> Iterator[str]:
    own = sketches[path]
    most: Counter[str] = Counter()
    for section, found in own.sections.items():
        counted = [each for each in found if each[0] not in common]
        total = sum(size for _, size in counted)
        if total < least:
            continue
        shared: Counter[str] = Counter()
        rare = 0
        for mark, size in counted:
            listed = postings.get((section, mark), ())
            rare += size if len(listed) < _POSTINGS else 0
            for other in listed:
                shared[other] += size
        # A clause of more drafts than are listed may be shared unseen, so half of the others is enough.
        wanted = min(total, rare) if rare >= least else total
        for other, size in shared.items():
            if other != path and size * 100 > wanted * percent and not _is_same(own, sketches[other]):
                most[other] = max(most[other], size)
    for other, _ in most.most_common(_PEERS):
        yield other


def _is_same(one: Sketch, other: Sketch) -> bool:
    return one.body is not None and one.body == other.body
